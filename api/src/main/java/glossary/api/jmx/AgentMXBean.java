package glossary.api.jmx;

import java.util.Map;

/** The agent itself. */
public interface AgentMXBean {

  /** The label of this JVM in metrics. */
  String getName();

  boolean isEnabled();

  /** The agent's own errors that the host did not notice, by hook. */
  Map<String, Long> getSuppressedErrors();

  /** Instruments again what {@link #disable} left alone. */
  void enable();

  /** Removes the instrumentation; the figures stay. */
  void disable();

  /** Forgets all requests and errors; requests in flight stay. */
  void reset();
}
