package glossary.agent.servers;

/** What kind of message of HTTP an object is that goes through a pipeline of Netty. */
final class NettyMessages {
  private static final int NONE = 0;
  private static final int HTTP = 1;
  private static final int REQUEST = 2;
  private static final int RESPONSE = 4;
  private static final int CONTENT = 8;
  private static final int LAST = 16;
  private static final int FILE = 32;

  private static final String CODEC = "io.netty.handler.codec.http.";

  private final ClassValue<Integer> kinds =
      new ClassValue<Integer>() {
        @Override
        protected Integer computeValue(Class<?> type) {
          return kind(type);
        }
      };

  boolean isHttp(Object message) {
    return is(message, HTTP);
  }

  boolean isRequest(Object message) {
    return is(message, REQUEST);
  }

  boolean isResponse(Object message) {
    return is(message, RESPONSE);
  }

  /** Whether it has a part of a body. */
  boolean isContent(Object message) {
    return is(message, CONTENT);
  }

  /** Whether it is a part of a file, which is a part of a body. */
  boolean isFile(Object message) {
    return is(message, FILE);
  }

  /** Whether a message ends with it, or with this part of it. */
  boolean isLast(Object message) {
    return is(message, LAST);
  }

  private boolean is(Object message, int kind) {
    return message != null && (kinds.get(message.getClass()) & kind) != NONE;
  }

  private static int kind(Class<?> type) {
    int kind = NONE;
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> face : at.getInterfaces()) {
        kind |= named(face.getName()) | kind(face);
      }
    }
    return kind;
  }

  private static int named(String name) {
    switch (name) {
      case CODEC + "HttpObject":
        return HTTP;
      case CODEC + "HttpRequest":
        return REQUEST;
      case CODEC + "HttpResponse":
        return RESPONSE;
      case "io.netty.channel.FileRegion":
        return FILE;
      case CODEC + "HttpContent":
        return CONTENT;
      case CODEC + "LastHttpContent":
        return LAST;
      default:
        return NONE;
    }
  }
}
