package glossary.api.telemetry;

import java.util.List;

/** Error groups into what is left of a record: first the samples get shorter, then groups fold. */
final class GroupEncoder {
  static final int LEAST_BYTES = 6 * 2 + 1 + 3 * 8;

  private static final String OTHER = "{other}";
  private static final int FINGERPRINT = 64;
  private static final int TYPE = 192;
  private static final int MESSAGE = 384;
  private static final int ENDPOINT = 256;
  private static final int REQUEST_ID = 128;
  private static final int STACK = 4096;
  private static final int WITHOUT_STACK =
      LEAST_BYTES + FINGERPRINT + TYPE + MESSAGE + ENDPOINT + REQUEST_ID;

  private final RecordWriter out;
  private ErrorGroup other;

  GroupEncoder(RecordWriter out) {
    this.out = out;
  }

  void encode(List<ErrorGroup> groups) {
    int folds = out.position();
    out.int4(0);
    int counts = out.position();
    out.int4(0);
    int left = TelemetryLayout.FIGURES_BYTES - out.position() - WITHOUT_STACK;
    int stack = Math.min(STACK, Math.max(0, left / Math.max(1, groups.size()) - WITHOUT_STACK));
    out.limit(TelemetryLayout.FIGURES_BYTES - WITHOUT_STACK);
    int kept = 0;
    int folded = 0;
    for (ErrorGroup group : groups) {
      if (OTHER.equals(group.fingerprint)) {
        fold(group);
      } else if (fits(group, stack)) {
        kept++;
      } else {
        fold(group);
        folded++;
      }
    }
    out.limit(TelemetryLayout.FIGURES_BYTES);
    if (other != null) {
      put(other, 0);
      kept++;
    }
    out.int4At(folds, folded);
    out.int4At(counts, kept);
  }

  private boolean fits(ErrorGroup group, int stack) {
    int start = out.position();
    put(group, stack);
    if (out.overflowed()) {
      out.rollback(start);
      return false;
    }
    return true;
  }

  private void put(ErrorGroup group, int stack) {
    out.text(group.fingerprint, FINGERPRINT);
    out.text(group.type, TYPE);
    out.text(group.message, MESSAGE);
    out.bytes1(group.handled ? 1 : 0);
    out.long8(group.count);
    out.long8(group.firstSeenMillis);
    out.long8(group.lastSeenMillis);
    out.text(group.endpoint, ENDPOINT);
    out.text(group.requestId, REQUEST_ID);
    out.text(group.stack, stack);
  }

  private void fold(ErrorGroup group) {
    other = other == null ? renamed(group) : sum(other, group);
  }

  private static ErrorGroup renamed(ErrorGroup group) {
    return sum(new ErrorGroup(OTHER, OTHER, "", true, 0, Long.MAX_VALUE, 0, "", "", ""), group);
  }

  private static ErrorGroup sum(ErrorGroup sum, ErrorGroup group) {
    boolean newer = group.lastSeenMillis >= sum.lastSeenMillis;
    return new ErrorGroup(
        OTHER,
        OTHER,
        newer ? group.message : sum.message,
        sum.handled && group.handled,
        sum.count + group.count,
        Math.min(sum.firstSeenMillis, group.firstSeenMillis),
        Math.max(sum.lastSeenMillis, group.lastSeenMillis),
        newer ? group.endpoint : sum.endpoint,
        newer ? group.requestId : sum.requestId,
        "");
  }
}
