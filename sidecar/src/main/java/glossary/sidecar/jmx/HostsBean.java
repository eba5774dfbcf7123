package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.HostFigures;
import glossary.api.jmx.sidecar.HostsMXBean;
import java.util.List;
import java.util.function.Supplier;

/** The JVMs that publish telemetry. */
public final class HostsBean implements HostsMXBean {
  private final Supplier<List<HostFigures>> hosts;

  /**
   * @param hosts as last read; must answer at once
   */
  public HostsBean(Supplier<List<HostFigures>> hosts) {
    this.hosts = hosts;
  }

  @Override
  public int getRunning() {
    return (int) hosts.get().stream().filter(each -> each.getState().equals("running")).count();
  }

  @Override
  public List<HostFigures> getHosts() {
    return hosts.get();
  }
}
