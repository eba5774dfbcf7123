package glossary.sidecar.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** How long requests take, of the sidecar and of the hosts that publish, and who fell ill. */
final class PerformanceCheck implements Check {
  private static final double SLOW_MILLIS = 500;
  private static final double VERY_SLOW_MILLIS = 2_000;
  private static final int MOST_HOSTS = 50;

  private final RequestWindow window;
  private final HostFigures hosts;
  private final Supplier<Optional<String>> fault;
  private final IntSupplier stuckWorkers;

  PerformanceCheck(
      RequestWindow window,
      HostFigures hosts,
      Supplier<Optional<String>> fault,
      IntSupplier stuckWorkers) {
    this.window = window;
    this.hosts = hosts;
    this.fault = fault;
    this.stuckWorkers = stuckWorkers;
  }

  @Override
  public Finding look() {
    ResponseTimes times = window.times();
    List<HostFigures.Host> publishing = hosts.hosts();
    List<Issue> issues = new ArrayList<>();
    if (times.averageMillis() > VERY_SLOW_MILLIS) {
      issues.add(Issues.RESPONSES_VERY_SLOW.of(Math.round(times.averageMillis())));
    } else if (times.averageMillis() > SLOW_MILLIS) {
      issues.add(Issues.RESPONSES_SLOW.of(Math.round(times.averageMillis())));
    }
    int stuck = stuckWorkers.getAsInt();
    if (stuck > 0) {
      issues.add(Issues.WORKERS_STUCK.of(stuck));
    }
    fault.get().map(Issues.PROCESS_FAULT::of).ifPresent(issues::add);
    publishing.forEach(host -> judge(host, issues));
    return new Finding(figures(times, publishing), issues);
  }

  private static void judge(HostFigures.Host host, List<Issue> issues) {
    switch (host.state()) {
      case "hung" -> issues.add(Issues.HOST_HUNG.of(host.name(), host.pid()));
      case "crashed" -> issues.add(Issues.HOST_CRASHED.of(host.name()));
      default -> {
        if (host.requests().averageMillis() > VERY_SLOW_MILLIS) {
          long millis = Math.round(host.requests().averageMillis());
          issues.add(Issues.HOST_SLOW.of(host.name(), millis));
        }
      }
    }
  }

  private Figures figures(ResponseTimes times, List<HostFigures.Host> publishing) {
    Figures.Builder figures = Figures.builder().set("total_requests", window.total());
    if (times.count() == 0) {
      figures.set("message", "No requests in the last five minutes.");
    } else {
      figures.set("recent_avg_response_time_ms", Rounded.of(window.recent().averageMillis()));
      times.shown().forEach(figures::set);
    }
    figures.set("window_requests", times.count());
    figures.set("window_seconds", RequestWindow.length().toSeconds());
    figures.set("hosts", shown(publishing));
    return figures.build();
  }

  private static List<Map<String, Object>> shown(List<HostFigures.Host> publishing) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (HostFigures.Host host : publishing.subList(0, Math.min(MOST_HOSTS, publishing.size()))) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("host", host.name());
      one.put("state", host.state());
      one.put("window_requests", host.requests().count());
      one.putAll(host.requests().shown());
      shown.add(one);
    }
    return shown;
  }
}
