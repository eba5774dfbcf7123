package glossary.agent.publish;

import glossary.api.telemetry.ErrorCount;
import glossary.api.telemetry.ErrorGroup;
import glossary.api.telemetry.HookErrors;
import glossary.api.telemetry.LatencyBuckets;
import glossary.api.telemetry.LogCount;
import glossary.api.telemetry.PageHeaders;
import glossary.api.telemetry.RequestSeries;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The rest of an agent, for a publisher: one series, and a list of the orders it got. */
final class PublishedAgent implements FiguresSource, AgentControl {
  final List<String> orders = new CopyOnWriteArrayList<>();
  final AtomicLong faults = new AtomicLong();
  final AtomicLong requests = new AtomicLong();
  volatile RuntimeException fault;

  @Override
  public boolean enabled() {
    return !orders.contains("disable");
  }

  @Override
  public PageHeaders pageHeaders() {
    return PageHeaders.NONE;
  }

  @Override
  public String headerMode() {
    return "safe";
  }

  @Override
  public long inFlight() {
    return 1;
  }

  @Override
  public List<HookErrors> hookErrors() {
    return List.of(new HookErrors("Tomcat", faults.get()));
  }

  @Override
  public List<RequestSeries> requests() {
    if (fault != null) {
      throw fault;
    }
    long[] buckets = new long[LatencyBuckets.COUNT];
    buckets[0] = requests.get();
    return List.of(new RequestSeries("GET", "/orders/{id}", 200, 1, 1, buckets));
  }

  @Override
  public List<ErrorGroup> errors() {
    return List.of(
        new ErrorGroup(
            "f1", "a.B", "m", false, requests.get(), 1, 2, "GET /orders/{id}", "r", "s"));
  }

  @Override
  public List<ErrorCount> errorCounts() {
    return List.of(new ErrorCount("a.B", "/orders/{id}", requests.get()));
  }

  @Override
  public List<LogCount> logCounts() {
    return List.of(new LogCount("error", "a.B", requests.get()));
  }

  @Override
  public void enable() {
    orders.add("enable");
  }

  @Override
  public void disable() {
    orders.add("disable");
  }

  @Override
  public void reset() {
    orders.add("reset");
  }

  @Override
  public void headers(String mode) {
    orders.add("headers " + mode);
  }
}
