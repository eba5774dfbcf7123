package glossary.agent.servers;

import glossary.agent.headers.ResponseHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The head of one response of Netty. What is added is written behind the application's own headers
 * and not put among them: applications share one response, or its headers, among many requests.
 */
final class NettyHead {
  private static final byte[] COLON = {':', ' '};
  private static final byte[] END_OF_LINE = {'\r', '\n'};

  // io.netty.handler.codec.http.HttpResponse, HttpResponseStatus and HttpHeaders
  private static final Call STATUS = Call.of("status");
  private static final Call CODE = Call.ofInt("code");
  private static final Call HEADERS = Call.of("headers");
  private static final Call GET = Call.of("get", String.class);
  private static final Call REMOVE = Call.of("remove", String.class);

  // io.netty.buffer.ByteBuf
  private static final Call WRITE_BYTES = Call.of("writeBytes", byte[].class);

  private static final Pattern PLAIN_NUMBER = Pattern.compile("[0-9]{1,18}");

  final Object response;
  private final HeaderBytes bytes;
  private final List<byte[]> added = new ArrayList<>(24);

  NettyHead(Object response, HeaderBytes bytes) {
    this.response = response;
    this.bytes = bytes;
  }

  static int status(Object response) throws Throwable {
    return CODE.intOn(STATUS.on(response));
  }

  /** How long the application says that the body is; negative if it says nothing to rely on. */
  long contentLength() throws Throwable {
    String length = (String) GET.on(HEADERS.on(response), "Content-Length");
    return length != null && PLAIN_NUMBER.matcher(length).matches() ? Long.parseLong(length) : -1;
  }

  /** Where the empty line that ends the head will come next. */
  void writeTo(Object buffer) throws Throwable {
    for (byte[] part : added) {
      WRITE_BYTES.on(buffer, part);
    }
    added.clear();
  }

  private void add(String name, String value) {
    HeaderBytes.Field field = bytes.of(name, value);
    added.add(field.name);
    added.add(COLON);
    added.add(field.value(value));
    added.add(END_OF_LINE);
  }

  /** Of a {@link NettyHead}. */
  static final class View implements ResponseHeaders {
    static final View OF_HEAD = new View();

    @Override
    public int status(Object head) throws Throwable {
      return NettyHead.status(((NettyHead) head).response);
    }

    @Override
    public boolean has(Object head, String name) throws Throwable {
      return value(head, name) != null;
    }

    @Override
    public String value(Object head, String name) throws Throwable {
      return (String) GET.on(HEADERS.on(((NettyHead) head).response), name);
    }

    @Override
    public void add(Object head, String name, String value) {
      ((NettyHead) head).add(name, value);
    }

    /** From the application's own headers, which it may have made read-only: then they stay. */
    @Override
    public void remove(Object head, String name) throws Throwable {
      try {
        REMOVE.on(HEADERS.on(((NettyHead) head).response), name);
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
