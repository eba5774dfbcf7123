package glossary.api.jmx.sidecar;

import java.util.List;

/**
 * How well the sidecar is, as the background checks last saw it. Sends an {@code
 * AttributeChangeNotification} whenever a subsystem changes; its attribute is the subsystem's name.
 */
public interface HealthMXBean {

  /** {@code healthy}, {@code degraded} or {@code unhealthy}: that of the worst subsystem. */
  String getStatus();

  List<SubsystemFigures> getSubsystems();

  /** What is not well and what to do, the worst of each subsystem first; empty if all is well. */
  List<String> getIssues();
}
