package glossary.agent.servers;

import glossary.agent.headers.ResponseHeaders;
import java.lang.reflect.Method;
import java.util.Optional;

/** Of the head of a response of Helidon. */
final class HelidonHeaders implements ResponseHeaders {
  private static final String NAME = "io.helidon.http.HeaderName";

  // io.helidon.http.Headers and WritableHeaders
  private static final Call CONTAINS = Call.matching("contains", NAME);
  private static final Call FIRST = Call.matching("first", NAME);

  /** A handle of it takes one value as well. */
  private static final Call ADD = Call.matching("add", NAME, "[Ljava.lang.String;");

  private static final Call REMOVE = Call.matching("remove", NAME);

  // io.helidon.http.Status
  private static final Call CODE = Call.ofInt("code");

  private static final Statics CREATE_NAME =
      Statics.method("io.helidon.http.HeaderNames", "create", "java.lang.String");

  static final HelidonHeaders OF_HEAD = new HelidonHeaders();

  /** What is about to be written. */
  static final class Head {
    private final Object headers;
    private final Object status;

    Head(Object headers, Object status) {
      this.headers = headers;
      this.status = status;
    }
  }

  /** The first value; null if there is none. */
  static String first(Object headers, String name) throws Throwable {
    return (String) ((Optional<?>) FIRST.on(headers, name(headers, name))).orElse(null);
  }

  static int code(Object status) throws Throwable {
    return CODE.intOn(status);
  }

  private static Object name(Object headers, String name) throws Throwable {
    return ((Method) CREATE_NAME.beside(headers)).invoke(null, name);
  }

  private static Object headers(Object head) {
    return ((Head) head).headers;
  }

  @Override
  public int status(Object head) throws Throwable {
    return code(((Head) head).status);
  }

  @Override
  public boolean has(Object head, String name) throws Throwable {
    return (boolean) CONTAINS.on(headers(head), name(headers(head), name));
  }

  @Override
  public String value(Object head, String name) throws Throwable {
    return first(headers(head), name);
  }

  @Override
  public void add(Object head, String name, String value) throws Throwable {
    ADD.on(headers(head), name(headers(head), name), value);
  }

  @Override
  public void remove(Object head, String name) throws Throwable {
    REMOVE.on(headers(head), name(headers(head), name));
  }

  @Override
  public String contentType(Object head) throws Throwable {
    return value(head, "Content-Type");
  }
}
