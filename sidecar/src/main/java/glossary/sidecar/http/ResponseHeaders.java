package glossary.sidecar.http;

import com.sun.net.httpserver.Headers;
import java.util.Locale;

/** The head of every answer, the same for each kind of outcome. */
final class ResponseHeaders {

  /**
   * @param head whether the request is a HEAD, for which the JDK won't send the length by itself
   * @param last whether the connection is closed afterwards
   */
  static void write(
      Headers out,
      Outgoing answer,
      String requestId,
      long elapsedNanos,
      boolean head,
      boolean last) {
    answer.response().headers().forEach((name, value) -> out.set(name, HeaderText.clean(value)));
    out.remove("Content-length");
    out.remove("Transfer-encoding");
    out.set("X-Request-ID", requestId);
    out.set("X-Response-Time", milliseconds(elapsedNanos));
    if (answer.etag() != null) {
      out.set("ETag", HeaderText.clean(answer.etag()));
    }
    if (answer.varies()) {
      addVary(out);
    }
    writeForm(out, answer, head);
    if (last) {
      out.set("Connection", "close");
    }
  }

  private static void writeForm(Headers out, Outgoing answer, boolean head) {
    if (answer.isBodiless()) {
      out.remove("Content-type");
      return;
    }
    if (answer.gzip()) {
      out.set("Content-Encoding", "gzip");
    }
    if (head && answer.length() >= 0) {
      out.set("Content-length", Long.toString(answer.length()));
    }
  }

  private static void addVary(Headers out) {
    String vary = out.getFirst("Vary");
    if (vary == null) {
      out.set("Vary", "Accept-Encoding");
    } else if (!vary.equals("*") && !vary.toLowerCase(Locale.ROOT).contains("accept-encoding")) {
      out.set("Vary", vary + ", Accept-Encoding");
    }
  }

  /** Such as {@code 1.23ms}. */
  static String milliseconds(long nanos) {
    long hundredths = nanos / 10_000;
    long rest = hundredths % 100;
    return hundredths / 100 + (rest < 10 ? ".0" : ".") + rest + "ms";
  }

  private ResponseHeaders() {}
}
