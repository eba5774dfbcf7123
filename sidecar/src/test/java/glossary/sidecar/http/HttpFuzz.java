package glossary.sidecar.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** What a request holds: understood, or refused with a problem that is the caller's. */
class HttpFuzz {

  /** A target as the JDK's parser gives it on, which is one that {@link URI} takes. */
  @FuzzTest
  void target(byte[] bytes) {
    expectProblem(
        () -> {
          Target target = Target.parse(new URI(latin1(bytes)).toString());
          checkPath(CanonicalPath.of(target.path()));
          QueryString.parse(target.query());
          if (target.authority() != null) {
            Authority.parse(target.authority());
          }
        });
  }

  @FuzzTest
  void query(byte[] bytes) {
    expectProblem(() -> QueryString.parse(latin1(bytes)));
  }

  /** Lines of {@code Name: value}. */
  @FuzzTest
  void headers(byte[] bytes) {
    expectProblem(
        () -> {
          Headers headers = headersOf(latin1(bytes));
          String host = headers.getFirst("Host");
          Framing.check("HTTP/1.1", headers);
          check(Framing.length(headers) >= -1, "a length below none");
          Authority.parse(host);
          Compression.isAccepted(headers.get("Accept-encoding"));
          ETags.matches(headers.get("If-none-match"), "W/\"0123\"");
          String id = RequestIds.keepOrMake(headers.getFirst("X-request-id"));
          check(id.matches("[A-Za-z0-9._:-]{1,128}"), "an id that may not stand in a log");
        });
  }

  private static Headers headersOf(String text) {
    Headers headers = new Headers();
    for (String line : text.split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        try {
          headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        } catch (IllegalArgumentException refusedByTheJdk) {
          // which closes the connection
        }
      }
    }
    return headers;
  }

  private static void checkPath(String path) {
    check(path.startsWith("/"), "no slash at the start");
    check(path.equals("/") || !path.endsWith("/"), "a slash at the end");
    check(!(path + "/").matches("(?s).*/\\.{0,2}/.*") || path.equals("/"), "a special segment");
    check(path.chars().noneMatch(Character::isISOControl), "a control character");
  }

  private interface Reading {
    void read() throws URISyntaxException;
  }

  private static void expectProblem(Reading reading) {
    try {
      reading.read();
    } catch (Problem problem) {
      check(problem.status() >= 400 && problem.status() < 500, "not the caller's fault");
    } catch (URISyntaxException refusedByTheJdk) {
      // which answers by itself
    }
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
