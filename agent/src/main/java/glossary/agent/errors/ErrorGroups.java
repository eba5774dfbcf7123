package glossary.agent.errors;

import glossary.api.telemetry.ErrorCount;
import glossary.api.telemetry.ErrorGroup;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Groups errors by their place in the application. Any thread. Bounded: beyond {@code max} kinds
 * there is one group {@code {other}}. In a flood only some stacks of a second are walked; the rest
 * counts for the latest group of the same type and endpoint. Keeps strings, no exception and no
 * class of the host.
 */
public final class ErrorGroups {
  private static final String UNMATCHED = "unmatched";
  private static final int MESSAGE_MAX = 500;
  private static final int ENDPOINT_MAX = 320;
  private static final int REQUEST_ID_MAX = 128;
  private static final int COUNTS_PER_GROUP = 4;

  private final int max;
  private final ErrorListener listener;
  private final WalkBudget walks = new WalkBudget();
  private volatile GroupTable groups;
  private volatile ErrorCounts counts;
  private volatile LongAdder total;

  /**
   * @param listener told of every error
   */
  public ErrorGroups(int max, ErrorListener listener) {
    this.max = max;
    this.listener = listener;
    reset();
  }

  /**
   * One error. Never throws, whatever the exception's own methods do.
   *
   * @param thrown null for a 5xx without an exception
   * @param status as sent, see {@link glossary.api.telemetry.RequestStatus}
   * @param handled whether the framework or the application turned it into a response
   * @param method as sent, or null
   * @param route a template, or null for {@code unmatched}
   * @param requestId null if the request has none
   */
  public void record(
      Throwable thrown,
      int status,
      boolean handled,
      String method,
      String route,
      String requestId,
      long atMillis) {
    String template = route == null ? UNMATCHED : route;
    Occurrence occurrence = occurrence(method, template, requestId, atMillis);
    String type;
    Group group;
    if (thrown == null) {
      type = "HTTP " + status;
      group = addStatus(type, template, handled, occurrence);
    } else {
      List<Throwable> chain = Thrown.chain(thrown);
      type = Thrown.type(Thrown.essence(chain));
      group = addThrown(chain, type, handled, occurrence);
    }
    listener.error(group.latest(status));
    if (!handled || status >= 500) {
      total.increment();
      counts.add(type, template);
    }
  }

  private static Occurrence occurrence(
      String method, String route, String requestId, long atMillis) {
    String endpoint = method == null ? route : method + ' ' + route;
    return new Occurrence(
        "",
        BoundedText.line(endpoint, ENDPOINT_MAX),
        requestId == null ? "" : BoundedText.line(requestId, REQUEST_ID_MAX),
        atMillis);
  }

  private Group addStatus(String type, String route, boolean handled, Occurrence occurrence) {
    GroupTable table = groups;
    String fingerprint = Fingerprint.of(type, route, handled);
    Group group = table.find(fingerprint);
    if (group == null) {
      group = table.add(fingerprint, new Group(fingerprint, type, handled, "", occurrence));
    }
    group.add(occurrence);
    return group;
  }

  private Group addThrown(
      List<Throwable> chain, String type, boolean handled, Occurrence occurrence) {
    GroupTable table = groups;
    String kind = type + '\n' + occurrence.endpoint + '\n' + handled;
    Group latest = walks.take(occurrence.atMillis) ? null : table.withoutWalk(kind, occurrence);
    if (latest != null) {
      latest.addUnread(occurrence);
      return latest;
    }
    String message = Thrown.message(Thrown.essence(chain));
    Occurrence read = occurrence.with(BoundedText.line(message, MESSAGE_MAX));
    Group group = group(table, chain, type, handled, read);
    group.add(read);
    table.latestOf(kind, group);
    return group;
  }

  private static Group group(
      GroupTable table,
      List<Throwable> chain,
      String type,
      boolean handled,
      Occurrence occurrence) {
    String fingerprint = Fingerprint.of(chain, handled);
    Group known = table.find(fingerprint);
    if (known != null) {
      return known;
    }
    if (table.isFull()) {
      return table.other(occurrence);
    }
    String stack = SampleStack.of(chain);
    return table.add(fingerprint, new Group(fingerprint, type, handled, stack, occurrence));
  }

  /** The groups, most frequent first. */
  public List<ErrorGroup> snapshot() {
    return groups.snapshot();
  }

  /** By type and route; an old one never moves. */
  public List<ErrorCount> counts() {
    return counts.snapshot();
  }

  /** All errors since the start or the last reset; handled ones below status 500 are not errors. */
  public long total() {
    return total.sum();
  }

  /** Forgets everything. An error that happens meanwhile may be lost. */
  public final void reset() {
    groups = new GroupTable(max);
    counts = new ErrorCounts(max * COUNTS_PER_GROUP);
    total = new LongAdder();
  }
}
