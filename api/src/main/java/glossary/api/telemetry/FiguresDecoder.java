package glossary.api.telemetry;

import java.util.ArrayList;
import java.util.List;

/** The reverse of {@link FiguresEncoder}. */
final class FiguresDecoder {
  private final RecordReader in;
  private final TextCache texts;

  /**
   * @param texts where its texts are looked up
   */
  FiguresDecoder(RecordReader in, TextCache texts) {
    this.in = in;
    this.texts = texts;
  }

  Figures decode() throws TornRecordException {
    long atMillis = in.long8();
    boolean enabled = in.bytes1() != 0;
    String headerMode = in.text(texts);
    PageHeaders pageHeaders = new PageHeaders(in.int4(), in.int4());
    long inFlight = in.long8();
    long failures = in.long8();
    String problem = in.text(texts);
    List<HookErrors> hooks = hooks();
    List<ErrorCount> errorCounts = errorCounts();
    List<LogCount> logCounts = logCounts();
    int foldedSeries = in.int4();
    List<RequestSeries> requests = requests();
    int foldedErrors = in.int4();
    List<ErrorGroup> errors = errors();
    return new Figures(
        atMillis,
        enabled,
        headerMode,
        pageHeaders,
        inFlight,
        hooks,
        requests,
        errors,
        errorCounts,
        logCounts,
        failures,
        problem,
        foldedSeries,
        foldedErrors);
  }

  private List<HookErrors> hooks() throws TornRecordException {
    int count = in.count(FiguresEncoder.LEAST_HOOK_BYTES);
    List<HookErrors> hooks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      hooks.add(new HookErrors(in.text(texts), in.long8()));
    }
    return hooks;
  }

  private List<ErrorCount> errorCounts() throws TornRecordException {
    int count = in.count(CountEncoder.LEAST_BYTES);
    List<ErrorCount> counts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      counts.add(new ErrorCount(in.text(texts), in.text(texts), in.long8()));
    }
    return counts;
  }

  private List<LogCount> logCounts() throws TornRecordException {
    int count = in.count(LogEncoder.LEAST_BYTES);
    List<LogCount> counts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      counts.add(new LogCount(in.text(texts), in.text(texts), in.long8()));
    }
    return counts;
  }

  private List<RequestSeries> requests() throws TornRecordException {
    int count = in.count(FiguresEncoder.LEAST_SERIES_BYTES);
    List<RequestSeries> requests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      requests.add(
          new RequestSeries(
              in.text(texts), in.text(texts), in.int4(), in.long8(), in.long8(), buckets()));
    }
    return requests;
  }

  private long[] buckets() throws TornRecordException {
    long[] buckets = new long[LatencyBuckets.COUNT];
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = in.long8();
    }
    return buckets;
  }

  private List<ErrorGroup> errors() throws TornRecordException {
    int count = in.count(GroupEncoder.LEAST_BYTES);
    List<ErrorGroup> errors = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      errors.add(
          new ErrorGroup(
              in.text(texts),
              in.text(texts),
              in.text(texts),
              in.bytes1() != 0,
              in.long8(),
              in.long8(),
              in.long8(),
              in.text(texts),
              in.text(texts),
              in.text(texts)));
    }
    return errors;
  }
}
