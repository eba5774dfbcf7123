package glossary.sidecar.http;

import java.util.Locale;
import java.util.Map;
import org.slf4j.MDC;

/**
 * What log lines and error reports tell of the request that a thread works for: in SLF4J's MDC,
 * from the end of its headers to the end of its answer. The endpoint is the route's template, never
 * the raw path, so nothing that a caller typed gets here but a valid request id.
 */
public final class RequestContext {
  public static final String REQUEST_ID = "request_id";
  public static final String ENDPOINT = "endpoint";
  public static final String METHOD = "method";
  public static final String CLIENT = "client";
  public static final String ROLE = "role";
  public static final String TRACE_ID = "trace_id";

  private static final int TRACEPARENT = 55;
  private static final int TRACE_BEGIN = 3;
  private static final int TRACE_END = 35;

  private static final ThreadLocal<Runnable> AT_END = new ThreadLocal<>();

  private RequestContext() {}

  /**
   * For work that goes on in another thread: has the context there of the thread that calls this.
   */
  public static Runnable carry(Runnable work) {
    Map<String, String> context = MDC.getCopyOfContextMap();
    if (context == null || context.isEmpty()) {
      return work;
    }
    return () -> {
      Map<String, String> before = MDC.getCopyOfContextMap();
      MDC.setContextMap(context);
      try {
        work.run();
      } finally {
        restore(before);
      }
    };
  }

  /** Runs what has nothing to do with the current request: lines that it logs name none. */
  public static void outside(Runnable work) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    MDC.clear();
    try {
      work.run();
    } finally {
      restore(before);
    }
  }

  /** The role that a valid token gave to the current request. */
  public static void role(Access role) {
    MDC.put(ROLE, role.name().toLowerCase(Locale.ROOT));
  }

  /** The current request's client, where that is not the other end of the socket. */
  public static void client(String address) {
    MDC.put(CLIENT, address);
  }

  /**
   * Runs on the current request's thread when its answer is sent, or its connection lost. Must be
   * quick and must not throw.
   */
  public static void whenEnded(Runnable last) {
    Runnable before = AT_END.get();
    AT_END.set(
        before == null
            ? last
            : () -> {
              before.run();
              last.run();
            });
  }

  /** Address of the current request's client; null outside a request. */
  public static String client() {
    return MDC.get(CLIENT);
  }

  static void open(Request request, String method, String template) {
    MDC.put(REQUEST_ID, request.id());
    MDC.put(ENDPOINT, template);
    MDC.put(METHOD, method);
    MDC.put(CLIENT, request.peer().getHostAddress());
    String trace = traceId(request.header("traceparent"));
    if (trace != null) {
      MDC.put(TRACE_ID, trace);
    }
  }

  /**
   * Ends the request that this thread works for. The front does so; whoever runs filters without a
   * front has to.
   */
  public static void close() {
    MDC.clear();
    Runnable last = AT_END.get();
    if (last != null) {
      AT_END.remove();
      last.run();
    }
  }

  /**
   * Null if there is none.
   *
   * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">traceparent</a>
   */
  static String traceId(String header) {
    if (header == null
        || header.length() < TRACEPARENT
        || header.charAt(2) != '-'
        || header.charAt(TRACE_END) != '-'
        || header.startsWith("ff")) {
      return null;
    }
    String id = header.substring(TRACE_BEGIN, TRACE_END);
    boolean nothing = true;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
        return null;
      }
      nothing &= c == '0';
    }
    return nothing ? null : id;
  }

  private static void restore(Map<String, String> before) {
    if (before == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(before);
    }
  }
}
