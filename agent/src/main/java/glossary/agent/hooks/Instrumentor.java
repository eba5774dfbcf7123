package glossary.agent.hooks;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;

/** Puts the hooks into this JVM and takes them out again. */
public final class Instrumentor {
  private final Instrumentation instrumentation;
  private final Suppressed suppressed;
  private final HookTransformer transformer;
  private final Sink sink;

  /** Stands in for the transformer from the start until the first {@link #off}; else null. */
  private EarlyTransformer early;

  private boolean on;

  /** Hears of what the instrumentation meets. */
  public interface Listener {
    /** The first class of a server has been instrumented, on the thread that loads it. */
    void firstClass();

    /** The host makes its first MBean server; on the thread that loads its classes. */
    void managementLoaded();
  }

  public Instrumentor(Instrumentation instrumentation, Suppressed suppressed, Listener listener) {
    this(instrumentation, suppressed, listener, null);
  }

  /**
   * @param early added to this JVM already, see there
   */
  public Instrumentor(
      Instrumentation instrumentation,
      Suppressed suppressed,
      Listener listener,
      EarlyTransformer early) {
    this.instrumentation = instrumentation;
    this.early = early;
    this.suppressed = suppressed;
    this.transformer = new HookTransformer(suppressed.points(), suppressed, listener);
    this.sink = new Sink(suppressed);
  }

  /**
   * Connects the bridge and instruments the servers' classes, those that are loaded and those to
   * come. Harmless if it is on.
   */
  public synchronized void on() {
    if (!on) {
      on = true;
      sink.connect();
      if (early != null) {
        early.passTo(transformer);
      } else {
        instrumentation.addTransformer(transformer, true);
      }
      retransformLoaded();
    }
  }

  /**
   * Takes the calls out of all classes. Requests that are under way end uncounted; what hooks hold
   * on their threads is given back when they leave the hooked methods.
   */
  public synchronized void off() {
    if (on) {
      on = false;
      sink.leave();
      instrumentation.removeTransformer(early != null ? early : transformer);
      early = null;
      retransformLoaded();
    }
  }

  public synchronized boolean isOn() {
    return on;
  }

  /** Loads what the first class will need. Any thread. */
  public void warmUp() {
    transformer.weaver();
  }

  /** One by one, so that a class that refuses keeps no other from it. */
  private void retransformLoaded() {
    for (Class<?> type : instrumentation.getAllLoadedClasses()) {
      if (transformer.concerns(type) && instrumentation.isModifiableClass(type)) {
        try {
          instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException
            | RuntimeException
            | LinkageError
            | InternalError refused) {
          suppressed.weaving(type.getName(), refused);
        }
      }
    }
  }
}
