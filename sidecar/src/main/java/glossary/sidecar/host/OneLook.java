package glossary.sidecar.host;

import glossary.api.telemetry.HostState;
import glossary.api.telemetry.HostTelemetry;
import glossary.sidecar.host.HostsSnapshot.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One look at a folder, without a past: writes and deletes nothing. */
public final class OneLook {

  private OneLook() {}

  /**
   * All that is in the folder. When an end was noticed is not known; it is the last heartbeat here.
   *
   * @param before the result of an earlier look, for rates; null for none
   * @throws IOException whose message says what to do, if the folder can't be used
   */
  public static HostsSnapshot at(HostFolder folder, HostsSnapshot before, long nowMillis)
      throws IOException {
    HostReader reader = new HostReader();
    List<Host> hosts = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (HostFile file : folder.files()) {
      try {
        hosts.add(host(file.id(), reader.read(file, nowMillis), before, nowMillis));
      } catch (IOException failed) {
        unreadable.add(
            new Unreadable(file.path().getFileName().toString(), HostReader.reason(failed)));
      }
    }
    hosts.sort(HostsSnapshot.ORDER);
    return new HostsSnapshot(
        nowMillis, hosts, folder.path().toString(), null, unreadable, Map.of());
  }

  private static Host host(String id, HostTelemetry read, HostsSnapshot before, long nowMillis) {
    boolean gone = read.state == HostState.EXITED || read.state == HostState.CRASHED;
    long ended = gone ? read.heartbeatMillis : 0;
    Host first = Host.first(id, read, nowMillis, ended);
    return before == null
        ? first
        : before.find(id).map(known -> known.next(read, nowMillis, ended)).orElse(first);
  }
}
