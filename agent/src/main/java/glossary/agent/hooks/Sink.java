package glossary.agent.hooks;

import java.util.concurrent.atomic.LongAdder;

/**
 * The agent's end of the bridge: calls the hook of each number. When it is let go it takes back
 * what is still held before it leaves the bridge, so that nothing stays behind on a thread.
 */
final class Sink extends GlossaryBridgeV1 {
  private final Hook[] hooks;
  private final Suppressed suppressed;
  private final LongAdder held = new LongAdder();
  private volatile boolean leaving;

  Sink(Suppressed suppressed) {
    this.suppressed = suppressed;
    this.hooks = new Hook[suppressed.points().size()];
    for (int i = 0; i < hooks.length; i++) {
      hooks[i] = suppressed.points().get(i).hook;
    }
  }

  /** From now on it hears of every call. */
  synchronized void connect() {
    leaving = false;
    GlossaryBridgeV1.connect(this);
  }

  /** From now on it hears of ends only, and of none once nothing is held. */
  void leave() {
    leaving = true;
    leaveIfNothingIsHeld();
  }

  private synchronized void leaveIfNothingIsHeld() {
    if (leaving && held.sum() == 0) {
      GlossaryBridgeV1.connect(null);
    }
  }

  @Override
  protected Object entered(int hook, Object self, Object first, Object second, Object third)
      throws Throwable {
    if (leaving || suppressed.isOff(hook)) {
      return null;
    }
    Object entered = hooks[hook].enter(self, first, second, third);
    return entered instanceof Held ? hold((Held) entered) : entered;
  }

  /** Counted before it is asked again: one of this thread and the leaving one sees the other. */
  private Object hold(Held entered) throws Throwable {
    held.increment();
    if (leaving) {
      giveBack(entered);
      return null;
    }
    return entered;
  }

  @Override
  protected void exited(int hook, Object entered, Object self, Object first, Throwable thrown)
      throws Throwable {
    try {
      if (!leaving && !suppressed.isOff(hook)) {
        hooks[hook].exit(entered, self, first, thrown);
      }
    } finally {
      if (entered instanceof Held) {
        giveBack((Held) entered);
      }
    }
  }

  private void giveBack(Held entered) throws Throwable {
    try {
      entered.giveBack();
    } finally {
      held.decrement();
      if (leaving) {
        leaveIfNothingIsHeld();
      }
    }
  }

  @Override
  protected void failed(int hook, Throwable fault) {
    suppressed.hook(hook, fault);
  }
}
