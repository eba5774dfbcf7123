package glossary.sidecar.host;

import glossary.api.MetricNames;
import glossary.api.telemetry.LatencyBuckets;
import glossary.api.telemetry.RequestStatus;
import glossary.sidecar.metrics.MoreFamily;
import glossary.sidecar.metrics.SampleWriter;
import io.prometheus.client.Collector;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What hosts have counted, by name, for Prometheus. Reads the last look at each scrape. */
public final class HostFamilies implements Supplier<List<MoreFamily>> {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final byte[] BUCKET = SampleWriter.bytes(MetricNames.REQUESTS_SECONDS + "_bucket");
  private static final byte[] COUNT = SampleWriter.bytes(MetricNames.REQUESTS_SECONDS + "_count");
  private static final byte[] SUM = SampleWriter.bytes(MetricNames.REQUESTS_SECONDS + "_sum");
  private static final byte[][] BOUNDS = bounds();

  private final Supplier<HostsSnapshot> hosts;
  private final Clock clock;

  public HostFamilies(Supplier<HostsSnapshot> hosts, Clock clock) {
    this.hosts = hosts;
    this.clock = clock;
  }

  /** None while no host is known. */
  @Override
  public List<MoreFamily> get() {
    Collection<NamedHosts> names = NamedHosts.all(hosts.get(), clock.millis());
    if (names.isEmpty()) {
      return List.of();
    }
    return List.of(
        MoreFamily.of(
            MetricNames.REQUESTS_SECONDS,
            Collector.Type.HISTOGRAM,
            "Time from the request's head to the end of its answer.",
            out -> requests(names, out)),
        MoreFamily.of(
            MetricNames.REQUESTS_IN_FLIGHT,
            Collector.Type.GAUGE,
            "Requests that have started and not ended.",
            out -> gauge(MetricNames.REQUESTS_IN_FLIGHT, names, NamedHosts::inFlight, out)),
        MoreFamily.of(
            MetricNames.ERRORS_TOTAL,
            Collector.Type.COUNTER,
            "Exceptions that escaped the application, and responses of status 500 and above.",
            out -> errors(names, out)),
        MoreFamily.of(
            MetricNames.HOST_LOG_EVENTS_TOTAL,
            Collector.Type.COUNTER,
            "Warnings and errors that the host has logged, by the class of their exception.",
            out -> logs(names, out)),
        MoreFamily.of(
            MetricNames.SUPPRESSED_ERRORS_TOTAL,
            Collector.Type.COUNTER,
            "Errors of the agent itself that the host did not notice.",
            out -> suppressed(names, out)),
        MoreFamily.of(
            MetricNames.HOST_UP,
            Collector.Type.GAUGE,
            "Whether a JVM of this name runs and its heart beats.",
            out -> gauge(MetricNames.HOST_UP, names, host -> host.up() ? 1 : 0, out)),
        MoreFamily.of(
            MetricNames.HOST_HEARTBEAT_AGE_SECONDS,
            Collector.Type.GAUGE,
            "Time since the last sign of life of a JVM of this name.",
            out ->
                gauge(
                    MetricNames.HOST_HEARTBEAT_AGE_SECONDS,
                    names,
                    host -> host.ageMillis() / MILLIS_PER_SECOND,
                    out)),
        MoreFamily.of(
            MetricNames.HOST_CRASHES_TOTAL,
            Collector.Type.COUNTER,
            "JVMs of this name that ended without a good-bye.",
            out ->
                gauge(MetricNames.HOST_CRASHES_TOTAL, names, host -> host.counts().crashes, out)));
  }

  private static void requests(Collection<NamedHosts> names, SampleWriter out) throws IOException {
    for (NamedHosts host : names) {
      for (Map.Entry<RequestKey, long[]> each : host.requests().entrySet()) {
        RequestKey key = each.getKey();
        histogram(
            SampleWriter.labels(
                "method",
                key.method(),
                "route",
                key.route(),
                "status",
                RequestStatus.label(key.status()),
                "host",
                host.name()),
            each.getValue(),
            out);
      }
    }
  }

  private static void histogram(byte[] labels, long[] values, SampleWriter out) throws IOException {
    long count = 0;
    for (int i = 0; i < LatencyBuckets.COUNT; i++) {
      count += values[i];
      out.sample(BUCKET, labels, BOUNDS[i], count);
    }
    out.sample(COUNT, labels, count);
    out.sample(SUM, labels, values[Totals.SUM] / NANOS_PER_SECOND);
  }

  private static void errors(Collection<NamedHosts> names, SampleWriter out) throws IOException {
    byte[] name = SampleWriter.bytes(MetricNames.ERRORS_TOTAL);
    for (NamedHosts host : names) {
      for (Map.Entry<ErrorKey, long[]> each : host.counts().errors.entrySet()) {
        byte[] labels =
            SampleWriter.labels(
                "type", each.getKey().type(), "route", each.getKey().route(), "host", host.name());
        out.sample(name, labels, each.getValue()[0]);
      }
    }
  }

  private static void logs(Collection<NamedHosts> names, SampleWriter out) throws IOException {
    byte[] name = SampleWriter.bytes(MetricNames.HOST_LOG_EVENTS_TOTAL);
    for (NamedHosts host : names) {
      for (Map.Entry<LogKey, long[]> each : host.counts().logs.entrySet()) {
        byte[] labels =
            SampleWriter.labels(
                "level", each.getKey().level(), "type", each.getKey().type(), "host", host.name());
        out.sample(name, labels, each.getValue()[0]);
      }
    }
  }

  private static void suppressed(Collection<NamedHosts> names, SampleWriter out)
      throws IOException {
    byte[] name = SampleWriter.bytes(MetricNames.SUPPRESSED_ERRORS_TOTAL);
    for (NamedHosts host : names) {
      for (Map.Entry<String, long[]> each : host.counts().hooks.entrySet()) {
        byte[] labels = SampleWriter.labels("hook", each.getKey(), "host", host.name());
        out.sample(name, labels, each.getValue()[0]);
      }
    }
  }

  private interface Value {
    double of(NamedHosts host);
  }

  private static void gauge(
      String name, Collection<NamedHosts> names, Value value, SampleWriter out) throws IOException {
    byte[] bytes = SampleWriter.bytes(name);
    for (NamedHosts host : names) {
      out.sample(bytes, SampleWriter.labels("host", host.name()), value.of(host));
    }
  }

  private static byte[][] bounds() {
    byte[][] bounds = new byte[LatencyBuckets.COUNT][];
    for (int i = 0; i < bounds.length; i++) {
      String bound = Collector.doubleToGoString(LatencyBuckets.upperSeconds(i));
      bounds[i] = SampleWriter.labels("le", bound);
    }
    return bounds;
  }
}
