package glossary.agent.servers;

import glossary.agent.headers.ResponseHeaders;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The head of one response of HTTP/2 on Netty. What is added is encoded behind the application's
 * own headers and not put among them: applications share one object among many responses.
 */
final class NettyHttp2Head {
  private static final int MOST_NAMES = 100;

  /** As HTTP/2 writes names: of those that the agent asks for, so they are few. */
  private static final ConcurrentHashMap<String, String> LOWER = new ConcurrentHashMap<>();

  // io.netty.handler.codec.http2.Http2Headers
  private static final Call STATUS = Call.of("status");
  private static final Call GET = Call.of("get", Object.class);
  private static final Call REMOVE = Call.of("remove", Object.class);

  // io.netty.buffer.ByteBuf
  private static final Call WRITE_BYTES = Call.of("writeBytes", byte[].class);

  private final Object headers;
  private final HpackLiterals added = new HpackLiterals();

  NettyHttp2Head(Object headers) {
    this.headers = headers;
  }

  /** Whether the head is made of these. */
  boolean isOf(Object others) {
    return headers == others;
  }

  /**
   * The status of a response.
   *
   * @return 0 if these are no response's, or it is no number of three digits
   */
  static int status(Object headers) throws Throwable {
    CharSequence status = (CharSequence) STATUS.on(headers);
    int number = 0;
    for (int i = 0; status != null && i < status.length(); i++) {
      int digit = status.charAt(i) - '0';
      if (status.length() != 3 || digit < 0 || digit > 9) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Where the block of headers ends; once. */
  void writeTo(Object buffer) throws Throwable {
    if (!added.isEmpty()) {
      WRITE_BYTES.on(buffer, (Object) added.take());
    }
  }

  private static String lower(String name) {
    String lower = LOWER.get(name);
    if (lower == null) {
      lower = name.toLowerCase(Locale.ROOT);
      if (LOWER.size() < MOST_NAMES) {
        LOWER.put(name, lower);
      }
    }
    return lower;
  }

  /** Of a {@link NettyHttp2Head}. */
  static final class View implements ResponseHeaders {
    static final View OF_HEAD = new View();

    @Override
    public int status(Object head) throws Throwable {
      return NettyHttp2Head.status(((NettyHttp2Head) head).headers);
    }

    @Override
    public boolean has(Object head, String name) throws Throwable {
      return value(head, name) != null;
    }

    @Override
    public String value(Object head, String name) throws Throwable {
      Object value = GET.on(((NettyHttp2Head) head).headers, lower(name));
      return value == null ? null : value.toString();
    }

    @Override
    public void add(Object head, String name, String value) {
      ((NettyHttp2Head) head).added.add(lower(name), value);
    }

    /** From the application's own headers, which it may have made read-only: then they stay. */
    @Override
    public void remove(Object head, String name) throws Throwable {
      try {
        REMOVE.on(((NettyHttp2Head) head).headers, lower(name));
      } catch (UnsupportedOperationException readOnly) {
        return;
      }
    }

    @Override
    public String contentType(Object head) throws Throwable {
      return value(head, "Content-Type");
    }
  }
}
