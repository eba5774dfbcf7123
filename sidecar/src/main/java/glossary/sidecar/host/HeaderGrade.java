package glossary.sidecar.host;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.api.telemetry.PageHeader;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * What the headers of a host's pages are worth, by the points of Mozilla's HTTP Observatory for
 * those that a page can have: <a
 * href="https://github.com/mdn/mdn-http-observatory">mdn-http-observatory</a>. A policy that leaves
 * scripts free costs 20 points, none 25, a page that others may frame 20, a type that may be
 * guessed 5; a policy for referrers adds 5 where 90 are reached. Cookies, redirects and TLS with
 * its Strict-Transport-Security are not judged: a proxy in front may bring these.
 *
 * @param bits of {@link PageHeader}
 */
record HeaderGrade(int bits) implements Json {
  private static final int FULL = 100;
  private static final int LEAST_FOR_EXTRA = 90;
  private static final int STEP = 5;

  /** For 100 points and more, then for each five below; the last for all others. */
  private static final List<String> GRADES =
      List.of(
          "A+", "A", "A", "A-", "B+", "B", "B", "B-", "C+", "C", "C", "C-", "D+", "D", "D", "D-",
          "F");

  private boolean has(PageHeader header) {
    return (bits & header.bit()) != 0;
  }

  int points() {
    int points = FULL;
    if (!has(PageHeader.POLICY)) {
      points -= 25;
    } else if (!has(PageHeader.SCRIPTS)) {
      points -= 20;
    }
    points -= has(PageHeader.FRAMING) ? 0 : 20;
    points -= has(PageHeader.NOSNIFF) ? 0 : 5;
    boolean extra = points >= LEAST_FOR_EXTRA && has(PageHeader.REFERRER);
    return points + (extra ? 5 : 0);
  }

  String grade() {
    int steps = Math.max(0, FULL - points()) / STEP;
    return GRADES.get(Math.min(steps, GRADES.size() - 1));
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("grade", grade());
    out.writeNumberField("points", points());
    names("present", true, out);
    names("missing", false, out);
    out.writeEndObject();
  }

  private void names(String field, boolean present, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(field);
    for (PageHeader header : Arrays.asList(PageHeader.values())) {
      if (has(header) == present) {
        out.writeString(header.label);
      }
    }
    out.writeEndArray();
  }
}
