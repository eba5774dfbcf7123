package glossary.api.telemetry;

import java.util.List;

/**
 * Figures to one sealed record. Series are kept in their order and have one size for ever, so that
 * a series that was published once is not folded later, as long as the order of the old ones stays.
 */
final class FiguresEncoder {
  static final int LEAST_SERIES_BYTES = 2 + 2 + 4 + 8 + 8 + 8 * LatencyBuckets.COUNT;
  static final int LEAST_HOOK_BYTES = 2 + 8;

  private static final int MOST_METHOD = 32;
  private static final int MOST_ROUTE = 512;
  private static final int MOST_HOOKS = 64;
  private static final int FOLDED_BYTES =
      10 * (LEAST_SERIES_BYTES + Folded.METHOD.length() + Folded.ROUTE.length());

  private final RecordWriter out = new RecordWriter(TelemetryLayout.FIGURES_BYTES);

  /** Valid until the next call. */
  RecordWriter encode(Figures figures, long sequence) {
    out.start();
    out.long8(figures.atMillis);
    out.bytes1(figures.enabled ? 1 : 0);
    out.text(figures.headerMode, 16);
    out.int4(figures.pageHeaders.own);
    out.int4(figures.pageHeaders.sent);
    out.long8(figures.inFlight);
    out.long8(figures.failures);
    out.text(figures.problem, 512);
    hooks(figures.hookErrors);
    new CountEncoder(out).encode(figures.errorCounts);
    new LogEncoder(out).encode(figures.logCounts);
    requests(figures.requests);
    new GroupEncoder(out).encode(figures.errors);
    out.seal(sequence);
    return out;
  }

  private void hooks(List<HookErrors> hooks) {
    boolean folds = hooks.size() > MOST_HOOKS;
    int named = folds ? MOST_HOOKS - 1 : hooks.size();
    long others = 0;
    out.int4(folds ? MOST_HOOKS : named);
    for (int i = 0; i < hooks.size(); i++) {
      if (i < named) {
        out.text(hooks.get(i).hook, 64);
        out.long8(hooks.get(i).count);
      } else {
        others += hooks.get(i).count;
      }
    }
    if (folds) {
      out.text(Folded.ROUTE, 64);
      out.long8(others);
    }
  }

  private void requests(List<RequestSeries> requests) {
    int folds = out.position();
    out.int4(0);
    int counts = out.position();
    out.int4(0);
    int end = out.position() + TelemetryLayout.REQUESTS_BYTES;
    out.limit(end - FOLDED_BYTES);
    Folded others = new Folded();
    int kept = 0;
    int folded = 0;
    for (RequestSeries series : requests) {
      if (Folded.is(series)) {
        others.add(series);
      } else if (fits(series)) {
        kept++;
      } else {
        others.add(series);
        folded++;
      }
    }
    out.limit(end);
    for (RequestSeries series : others.series()) {
      put(series);
      kept++;
    }
    out.limit(TelemetryLayout.FIGURES_BYTES);
    out.int4At(folds, folded);
    out.int4At(counts, kept);
  }

  /** A name that would be cut could become that of another series, so it does not fit either. */
  private boolean fits(RequestSeries series) {
    if (Utf8.length(series.method) > MOST_METHOD || Utf8.length(series.route) > MOST_ROUTE) {
      return false;
    }
    int start = out.position();
    put(series);
    if (out.overflowed()) {
      out.rollback(start);
      return false;
    }
    return true;
  }

  private void put(RequestSeries series) {
    out.text(series.method, MOST_METHOD);
    out.text(series.route, MOST_ROUTE);
    out.int4(series.status);
    out.long8(series.sumNanos);
    out.long8(series.maxNanos);
    for (int i = 0; i < LatencyBuckets.COUNT; i++) {
      out.long8(series.buckets[i]);
    }
  }
}
