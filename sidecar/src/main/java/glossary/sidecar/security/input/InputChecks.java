package glossary.sidecar.security.input;

import glossary.config.InputMode;
import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * The last element of the outer filter: what the headers say of the body and the characters of
 * identifiers, always; and by INPUT_MODE a look at path, query and the texts of a JSON body.
 * Thread-safe.
 */
public final class InputChecks implements Filter {
  private final InputMode mode;
  private final Findings findings;
  private final LongSupplier nanoTime;

  /**
   * @param counter told of each finding's class and action, both from a small fixed set
   */
  public InputChecks(InputMode mode, BiConsumer<String, String> counter) {
    this(mode, counter, System::nanoTime);
  }

  InputChecks(InputMode mode, BiConsumer<String, String> counter, LongSupplier nanoTime) {
    this.mode = mode;
    this.findings = new Findings(counter, nanoTime);
    this.nanoTime = nanoTime;
  }

  /**
   * @throws Problem 400 or 415; 400 {@code invalid_input} for what looks like an attack, in mode
   *     block
   */
  @Override
  public Response handle(Request request, Handler next) {
    boolean goesNowhere = request.path().isEmpty();
    if (goesNowhere) {
      return next.handle(request);
    }
    BodyHeaders.check(request);
    identifiers(request.query());
    return mode == InputMode.OFF ? next.handle(request) : inspected(request, next);
  }

  private Response inspected(Request request, Handler next) {
    Inspection inspection = new Inspection(mode == InputMode.BLOCK, findings, nanoTime);
    try {
      inspection.path(request.path());
      inspection.query(request.query());
      return next.handle(
          BodyHeaders.hasBody(request)
              ? request.withBody(new CheckedBody(request.body(), inspection))
              : request);
    } finally {
      inspection.end();
    }
  }

  private static void identifiers(Map<String, List<String>> query) {
    query.forEach(
        (name, values) -> {
          boolean identifier = FieldNames.ofParameter(name) == FieldKind.IDENTIFIER;
          if (identifier
              && values.stream().anyMatch(v -> v.chars().anyMatch(Character::isISOControl))) {
            throw new Problem(400, "The parameter " + name + " must not hold control characters.");
          }
        });
  }
}
