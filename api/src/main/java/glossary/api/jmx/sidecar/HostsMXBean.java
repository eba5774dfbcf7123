package glossary.api.jmx.sidecar;

import java.util.List;

/** The JVMs that publish telemetry. */
public interface HostsMXBean {

  /** Of all hosts that are known, how many run and answer. */
  int getRunning();

  List<HostFigures> getHosts();
}
