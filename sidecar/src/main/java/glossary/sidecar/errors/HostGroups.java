package glossary.sidecar.errors;

import glossary.config.LogLevel;
import glossary.sidecar.errors.logs.Redactor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
  private final Instant started;
  private Map<String, Known> known = Map.of();

  private record Known(long count, Rates rates) {}

  HostGroups(HostErrors source, Redactor redactor, Clock clock) {
    this.source = source;
    this.redactor = redactor;
    this.clock = clock;
    this.started = clock.instant();
  }

  synchronized List<ErrorGroup> all() {
    List<ErrorGroup> all = new ArrayList<>();
    for (HostErrors.OfHost each : source.groups()) {
      all.add(shown(each));
    }
    return all;
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
    long more = before == null ? (isNew ? group.count() : 0) : group.count() - before.count;
    Rates rates = before == null ? new Rates() : before.rates;
    if (more > 0) {
      rates.add(clock.millis(), more);
      news.add(new ErrorReport(group, isNew, null, Map.of(ErrorRecorder.HOST, group.host())));
    }
    seen.put(key, new Known(group.count(), rates));
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
