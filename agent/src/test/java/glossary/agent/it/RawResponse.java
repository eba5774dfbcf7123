package glossary.agent.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A response as it came over the wire.
 *
 * @param statusLine {@link #NONE} if the connection was closed before one
 * @param headers in their order
 * @param body decoded if it was chunked
 * @param whole false if the connection was closed before the body's end
 */
record RawResponse(String statusLine, List<Header> headers, byte[] body, boolean whole) {
  static final String NONE = "(closed without a response)";

  /** One header field. */
  record Header(String name, String value) {

    boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
      return name + ": " + value;
    }
  }

  static RawResponse closed() {
    return new RawResponse(NONE, List.of(), new byte[0], false);
  }

  /** 0 if there was no response. */
  int status() {
    return statusLine.equals(NONE) ? 0 : Integer.parseInt(statusLine.split(" ")[1]);
  }

  /** 100 and the like, after which the response proper follows. */
  boolean interim() {
    return status() >= 100 && status() < 200;
  }

  List<String> values(String name) {
    return headers.stream().filter(header -> header.is(name)).map(Header::value).toList();
  }

  boolean has(String name) {
    return !values(name).isEmpty();
  }

  boolean html() {
    return values("Content-Type").stream()
        .anyMatch(type -> type.startsWith("text/html") || type.startsWith("application/xhtml"));
  }

  String text() {
    return new String(body, ISO_8859_1);
  }

  /** All of it, with the body cut where it is long. */
  @Override
  public String toString() {
    String head = headers.stream().map(Header::toString).collect(Collectors.joining("\n"));
    String end = whole ? "" : "\n(closed before the end)";
    return statusLine + "\n" + head + "\n\n" + shortBody() + end;
  }

  private String shortBody() {
    String text = text();
    return text.length() <= 20_000
        ? text
        : "(%d bytes, hash %08x)".formatted(text.length(), text.hashCode());
  }
}
