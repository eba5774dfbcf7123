package glossary.sidecar.security.input;

import glossary.sidecar.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The look at the values of one request. On the request's thread. */
final class Inspection {
  private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final boolean blocks;
  private final Findings findings;
  private final LongSupplier nanoTime;
  private final InputScanner scanner = new InputScanner(this::isLate);
  private long began;
  private long used;
  private boolean skipped;

  Inspection(boolean blocks, Findings findings, LongSupplier nanoTime) {
    this.blocks = blocks;
    this.findings = findings;
    this.nanoTime = nanoTime;
  }

  /** Each segment of a canonical path. */
  void path(String path) {
    int start = 1;
    while (start < path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      look("path", FieldKind.IDENTIFIER, path.substring(start, end));
      start = end + 1;
    }
  }

  void query(Map<String, List<String>> query) {
    query.forEach(
        (name, values) -> {
          FieldKind kind = FieldNames.ofParameter(name);
          values.forEach(value -> look(name, kind, value));
        });
  }

  /** A text of the body. */
  void member(String name, String value) {
    look(name, FieldNames.ofMember(name), value);
  }

  /** After the last value. */
  void end() {
    if (skipped) {
      findings.skipped();
    }
  }

  private void look(String field, FieldKind kind, String value) {
    if (InputScanner.isHarmless(value, kind)) {
      return;
    }
    if (used > MOST_NANOS) {
      skipped = true;
      return;
    }
    Signs signs = new Signs();
    began = nanoTime.getAsLong();
    skipped |= !scanner.scan(value, kind, signs);
    used += nanoTime.getAsLong() - began;
    Score score = Score.of(signs.rules());
    if (score.points() >= kind.noted()) {
      report(field, kind, signs, score);
    }
  }

  private void report(String field, FieldKind kind, Signs signs, Score score) {
    boolean refused = blocks && score.points() >= kind.refused();
    findings.found(
        new Finding(
            score.attack().label(),
            FieldNames.shown(field),
            kind,
            score.points(),
            Score.ids(signs.rules(), score.attack()),
            Excerpt.masked(signs.excerpt(Excerpt.LENGTH)),
            refused));
    if (refused) {
      throw new Problem(
          400,
          "invalid_input",
          "This input is not accepted; if it is right, tell the operator the request_id.",
          Map.of(),
          null);
    }
  }

  private boolean isLate() {
    return used + (nanoTime.getAsLong() - began) > MOST_NANOS;
  }
}
