package glossary.agent.logs;

import glossary.agent.hooks.Held;

/**
 * Whether the calling thread is within a call that is counted: what another library makes of it,
 * through a bridge or an appender, is the same line.
 */
final class Nesting extends Held {
  @SuppressWarnings("ThreadLocalUsage") // there is one for the life of the agent
  private final ThreadLocal<Object[]> threads = new ThreadLocal<>();

  /** Null if it is within one; else this, to be given back. */
  Held enter() {
    Object[] thread = threads.get();
    if (thread == null) {
      thread = new Object[1];
      threads.set(thread);
    }
    if (thread[0] != null) {
      return null;
    }
    thread[0] = true;
    return this;
  }

  @Override
  protected void giveBack() {
    threads.get()[0] = null;
  }
}
