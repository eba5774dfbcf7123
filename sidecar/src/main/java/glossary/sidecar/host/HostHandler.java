package glossary.sidecar.host;

import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.time.Clock;
import java.util.function.Supplier;

/** Answers {@code /api/hosts} from the last look; no file is read for it. */
public final class HostHandler {
  private final Supplier<HostsSnapshot> hosts;
  private final Clock clock;

  public HostHandler(Supplier<HostsSnapshot> hosts, Clock clock) {
    this.hosts = hosts;
    this.clock = clock;
  }

  /** {@code GET /api/hosts}: all, each with the first few of its lists. */
  public Response list(Request request) {
    return Response.json(200, new HostsJson(hosts.get(), clock.millis()))
        .with("Cache-Control", "no-store");
  }

  /** {@code GET /api/hosts/{id}}: one with all that is known of it. */
  public Response show(Request request) {
    Host host =
        hosts
            .get()
            .find(request.variables().get("id"))
            .orElseThrow(
                () -> new Problem(404, "There is no such host; GET /api/hosts lists them."));
    return Response.json(200, new HostJson(host, clock.millis(), Integer.MAX_VALUE))
        .with("Cache-Control", "no-store");
  }
}
