package glossary.sidecar.errors;

import glossary.config.LogLevel;
import glossary.sidecar.errors.logs.Redactor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Errors of hosts in the shape of our own. Hosts count by themselves, so rates are those at which
 * this process has seen their counts grow. Thread-safe.
 */
final class HostGroups {
  private static final int LONGEST_MESSAGE = 500;
  private static final int MOST = 5000;

  private final HostErrors source;
  private final Redactor redactor;
  private final Clock clock;
  private final int toldPerHour;
  private final Instant started;
  private Map<String, Known> known = Map.of();

  /** What is known of one kind in one host: its count, and what was told of it. */
  private static final class Known {
    private final Rates rates = new Rates();
    private long count;
    private long windowStart;
    private int told;
  }

  /**
   * @param toldPerHour reports of one kind and host in an hour, at most
   */
  HostGroups(HostErrors source, Redactor redactor, int toldPerHour, Clock clock) {
    this.source = source;
    this.redactor = redactor;
    this.toldPerHour = toldPerHour;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** All instances of a name together: a host that was started again is the same one. */
  synchronized List<ErrorGroup> all() {
    Map<String, ErrorGroup> all = new LinkedHashMap<>();
    for (HostErrors.OfHost each : source.groups()) {
      all.merge(key(each.host(), each.group().fingerprint), shown(each), HostGroups::together);
    }
    return new ArrayList<>(all.values());
  }

  /** What has come since the last call; kinds that began before this process are not new. */
  synchronized List<ErrorReport> news() {
    List<ErrorReport> news = new ArrayList<>();
    Map<String, Known> seen = new HashMap<>();
    for (ErrorGroup group : all()) {
      if (seen.size() < MOST) {
        look(group, seen, news);
      }
    }
    known = seen;
    return news;
  }

  private void look(ErrorGroup group, Map<String, Known> seen, List<ErrorReport> news) {
    String key = key(group.host(), group.fingerprint());
    Known before = known.get(key);
    boolean isNew = before == null && !group.firstSeen().isBefore(started);
    Known now = before == null ? new Known() : before;
    long more = before == null && !isNew ? 0 : group.count() - now.count;
    now.count = group.count();
    if (more > 0) {
      now.rates.add(clock.millis(), more);
      if (mayTell(now)) {
        news.add(new ErrorReport(group, isNew, null, Map.of(ErrorRecorder.HOST, group.host())));
      }
    }
    seen.put(key, now);
  }

  private boolean mayTell(Known known) {
    if (clock.millis() - known.windowStart >= Group.WINDOW_MILLIS) {
      known.windowStart = clock.millis();
      known.told = 0;
    }
    return known.told++ < toldPerHour;
  }

  private static ErrorGroup together(ErrorGroup one, ErrorGroup other) {
    ErrorGroup latest = other.lastSeen().isAfter(one.lastSeen()) ? other : one;
    Instant first =
        one.firstSeen().isBefore(other.firstSeen()) ? one.firstSeen() : other.firstSeen();
    return new ErrorGroup(
        latest.fingerprint(),
        latest.level(),
        latest.type(),
        latest.message(),
        one.count() + other.count(),
        0,
        first,
        latest.lastSeen(),
        latest.endpoint(),
        latest.requestId(),
        latest.traceId(),
        latest.host(),
        latest.sampleStack(),
        latest.rates());
  }

  private ErrorRates rates(String key) {
    Known one = known.get(key);
    return one == null ? ErrorRates.NONE : ErrorRates.of(one.rates, clock.millis());
  }

  private static String key(String host, String fingerprint) {
    return host + ' ' + fingerprint;
  }

  private ErrorGroup shown(HostErrors.OfHost each) {
    glossary.api.telemetry.ErrorGroup group = each.group();
    return new ErrorGroup(
        group.fingerprint,
        group.handled ? LogLevel.WARNING : LogLevel.ERROR,
        group.type,
        redactor.shown(group.message, LONGEST_MESSAGE),
        group.count,
        0,
        Instant.ofEpochMilli(group.firstSeenMillis),
        Instant.ofEpochMilli(Math.min(group.lastSeenMillis, clock.millis())),
        blankToNull(group.endpoint),
        blankToNull(group.requestId),
        null,
        each.host(),
        group.stack.isEmpty() ? List.of() : redactor.clean(group.stack).lines().toList(),
        rates(key(each.host(), group.fingerprint)));
  }

  private static String blankToNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
