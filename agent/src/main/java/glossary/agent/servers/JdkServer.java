package glossary.agent.servers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import glossary.agent.headers.ResponseHeaders;
import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.Template;
import glossary.agent.requests.TrackedRequest;
import glossary.api.telemetry.RequestStatus;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The JDK's own HTTP server, and the one of robaho behind the same API. A request starts with its
 * outermost filter chain and ends when its body has been written, on whichever thread. Requests
 * that the server itself refuses are counted, but it writes their answers past every exchange, so
 * they get no headers.
 */
final class JdkServer implements Server {
  private static final String PACKAGE = "sun.net.httpserver.";
  private static final String ROBAHO = "robaho.net.httpserver.";
  private static final String SEND = "sendResponseHeaders";
  private static final int NOT_FOUND = 404;

  // sun.net.httpserver.ExchangeImpl, and of robaho that and HTTP2Stream
  private static final Call GET_RESPONSE_HEADERS = Call.of("getResponseHeaders");

  private static final FieldRead FIXED = new FieldRead(ROBAHO + "FixedLengthOutputStream", "t");
  private static final FieldRead CHUNKED = new FieldRead(ROBAHO + "ChunkedOutputStream", "t");
  private static final FieldRead UNDEFINED = new FieldRead(ROBAHO + "UndefLengthOutputStream", "t");

  private final RequestTracker tracker;
  private final RouteNames routes;

  /** By the response headers, the one object that all views of an exchange share. */
  private final OpenExchanges open = new OpenExchanges();

  JdkServer(RequestTracker tracker, RouteNames routes) {
    this.tracker = tracker;
    this.routes = routes;
  }

  @Override
  public List<HookPoint> points() {
    Hook commit = new Commit();
    Hook close = new Close();
    Hook written = new Written();
    Hook streamClosed = new StreamClosed();
    Hook reject = new Reject();
    String rejected = "(ILjava/lang/String;Ljava/lang/String;)";
    String exchangeOnly = "(Lsun/net/httpserver/ExchangeImpl;)";
    return Arrays.asList(
        HookPoint.around(
            "com.sun.net.httpserver.Filter$Chain",
            "doFilter",
            "(Lcom/sun/net/httpserver/HttpExchange;)",
            new Chain()),
        HookPoint.enter(PACKAGE + "HttpExchangeImpl", SEND, "(IJ)", commit),
        HookPoint.enter(PACKAGE + "HttpsExchangeImpl", SEND, "(IJ)", commit),
        HookPoint.around(PACKAGE + "HttpExchangeImpl", "close", "()", close),
        HookPoint.around(PACKAGE + "HttpsExchangeImpl", "close", "()", close),
        HookPoint.enter(PACKAGE + "WriteFinishedEvent", "<init>", exchangeOnly, written),
        HookPoint.enter(PACKAGE + "Event$WriteFinished", "<init>", exchangeOnly, written),
        HookPoint.around(PACKAGE + "LeftOverInputStream", "read", "([BII)", new Read()),
        HookPoint.enter(PACKAGE + "ServerImpl$Exchange", "reject", rejected, reject),
        HookPoint.enter(ROBAHO + "HttpExchangeImpl", SEND, "(IJ)", commit),
        HookPoint.enter(ROBAHO + "HttpsExchangeImpl", SEND, "(IJ)", commit),
        HookPoint.enter(ROBAHO + "Http2ExchangeImpl", SEND, "(IJ)", commit),
        HookPoint.around(ROBAHO + "HttpExchangeImpl", "close", "()", close),
        HookPoint.around(ROBAHO + "HttpsExchangeImpl", "close", "()", close),
        HookPoint.around(ROBAHO + "FixedLengthOutputStream", "close", "()", streamClosed),
        HookPoint.around(ROBAHO + "ChunkedOutputStream", "close", "()", streamClosed),
        HookPoint.around(ROBAHO + "UndefLengthOutputStream", "close", "()", streamClosed),
        HookPoint.enter(ROBAHO + "http2.HTTP2Stream", "close", "()", new Http2Closed()),
        HookPoint.enter(ROBAHO + "ServerImpl$Exchange", "reject", rejected, reject));
  }

  /** Another provider's requests would never end; it may stand on a server that has own hooks. */
  private static boolean isKnown(HttpExchange exchange) {
    String name = exchange.getClass().getName();
    return name.startsWith(PACKAGE) || name.startsWith(ROBAHO);
  }

  /** The agent's own endpoint is no part of the host. */
  private static boolean isOurs(HttpExchange exchange) {
    return exchange.getHttpContext().getHandler().getClass().getClassLoader()
        == JdkServer.class.getClassLoader();
  }

  private void end(Headers key, int status) {
    OpenExchanges.Open ended = open.remove(key);
    if (ended != null) {
      String route =
          status == NOT_FOUND
              ? RouteNames.UNMATCHED
              : routes.of("", ended.exchange.getHttpContext().getPath());
      tracker.end(ended.request, status, route);
    }
  }

  /** What the server takes for written may have failed: its handler is told, and tells us. */
  private void endUnlessHandled(Headers key, OpenExchanges.Open exchange, int status) {
    if (exchange.handledBy != Thread.currentThread()) {
      end(key, status);
    }
  }

  /** The status of an exchange that was closed before its body was written. */
  private static int cut(OpenExchanges.Open exchange) {
    return exchange.status > 0 ? RequestStatus.CANCELLED : RequestStatus.ABORTED;
  }

  private static String path(HttpExchange exchange) {
    return exchange.getRequestURI().getRawPath();
  }

  private final class Chain extends Hook implements Template {
    @Override
    public String of(Object exchange) {
      return routes.of("", ((HttpExchange) exchange).getHttpContext().getPath());
    }

    @Override
    public Object enter(Object chain, Object first, Object second, Object third) {
      HttpExchange exchange = (HttpExchange) first;
      Headers key = exchange.getResponseHeaders();
      if (!isKnown(exchange) || open.get(key) != null || isOurs(exchange)) {
        return null;
      }
      Headers sent = exchange.getRequestHeaders();
      TrackedRequest started =
          tracker.start(
              exchange.getRequestMethod(),
              path(exchange),
              JdkHeaders.first(sent, "X-Request-ID"),
              JdkHeaders.first(sent, "traceparent"),
              exchange instanceof HttpsExchange);
      open.put(key, new OpenExchanges.Open(exchange, started));
      return tracker.handle(started, this, exchange);
    }

    /** Only the outermost chain has begun to handle the exchange. */
    @Override
    public void exit(Object entered, Object chain, Object first, Throwable thrown) {
      Headers key = ((HttpExchange) first).getResponseHeaders();
      OpenExchanges.Open still = entered == null ? null : open.get(key);
      if (still == null) {
        return;
      }
      still.handledBy = null;
      if (thrown != null) {
        boolean gone = still.status > 0 && !still.bodyless && thrown instanceof IOException;
        if (!gone) {
          tracker.fail(still.request, thrown, false);
        }
        end(key, gone ? RequestStatus.CANCELLED : still.status);
      } else if (still.closed && !still.written) {
        end(key, cut(still));
      } else if (still.written || still.committedBy == Thread.currentThread()) {
        end(key, still.status);
      }
    }
  }

  /** The body of a request, below all that wraps it. */
  private final class Read extends Hook {
    private final FieldRead exchangeOf = new FieldRead(PACKAGE + "LeftOverInputStream", "t");
    private final Call getResponseHeaders = Call.of("getResponseHeaders");

    @Override
    public void exit(Object entered, Object stream, Object bytes, Throwable thrown)
        throws Throwable {
      if (thrown != null && ClientLeft.shows(thrown)) {
        Headers key = (Headers) getResponseHeaders.on(exchangeOf.from(stream));
        OpenExchanges.Open found = open.get(key);
        if (found != null) {
          found.request.clientLeft();
        }
      }
    }
  }

  private final class Commit extends Hook {
    @Override
    public Object enter(Object self, Object status, Object length, Object none) throws Throwable {
      HttpExchange exchange = (HttpExchange) self;
      OpenExchanges.Open found = open.get(exchange.getResponseHeaders());
      if (found != null) {
        found.status = (Integer) status;
        found.committedBy = Thread.currentThread();
        found.bodyless = (Long) length < 0 || exchange.getRequestMethod().equals("HEAD");
        tracker.commit(found.request, View.OF_OPEN, found);
      }
      return null;
    }
  }

  /** A body that closing does not complete was cut, most often because the client has gone. */
  private final class Close extends Hook {
    @Override
    public void exit(Object entered, Object self, Object first, Throwable thrown) {
      Headers key = ((HttpExchange) self).getResponseHeaders();
      OpenExchanges.Open still = open.get(key);
      if (still != null) {
        still.closed = true;
        endUnlessHandled(key, still, still.written ? still.status : cut(still));
      }
    }
  }

  private void written(Headers key) {
    OpenExchanges.Open found = open.get(key);
    if (found != null) {
      found.written = true;
      endUnlessHandled(key, found, found.status);
    }
  }

  /** The body has been written: an event that names the server's inner exchange. */
  private final class Written extends Hook {
    @Override
    public Object enter(Object self, Object exchange, Object second, Object third)
        throws Throwable {
      written((Headers) GET_RESPONSE_HEADERS.on(exchange));
      return null;
    }
  }

  /** The same in robaho's server: its stream closes with an error if something was left out. */
  private final class StreamClosed extends Hook {
    @Override
    public void exit(Object entered, Object stream, Object first, Throwable thrown)
        throws Throwable {
      if (thrown == null) {
        FieldRead field = FIXED.isOn(stream) ? FIXED : CHUNKED.isOn(stream) ? CHUNKED : UNDEFINED;
        written((Headers) GET_RESPONSE_HEADERS.on(field.from(stream)));
      }
    }
  }

  private final class Http2Closed extends Hook {
    @Override
    public Object enter(Object stream, Object first, Object second, Object third) throws Throwable {
      written((Headers) GET_RESPONSE_HEADERS.on(stream));
      return null;
    }
  }

  private final class Reject extends Hook {
    @Override
    public Object enter(Object self, Object status, Object requestLine, Object message) {
      String line = String.valueOf(requestLine);
      int space = line.indexOf(' ');
      String method = space < 0 ? "" : line.substring(0, space);
      TrackedRequest rejected = tracker.start(method, null, null, null, false);
      tracker.end(rejected, (Integer) status, RouteNames.UNMATCHED);
      return null;
    }
  }

  /** Of an open exchange whose headers are about to be sent. */
  private static final class View implements ResponseHeaders {
    static final View OF_OPEN = new View();

    private static Headers headers(Object open) {
      return ((OpenExchanges.Open) open).exchange.getResponseHeaders();
    }

    @Override
    public int status(Object open) {
      return ((OpenExchanges.Open) open).status;
    }

    @Override
    public boolean has(Object open, String name) {
      return JdkHeaders.has(headers(open), name);
    }

    @Override
    public String value(Object open, String name) {
      return JdkHeaders.first(headers(open), name);
    }

    @Override
    public void add(Object open, String name, String value) {
      headers(open).add(name, value);
    }

    @Override
    public void remove(Object open, String name) {
      headers(open).remove(name);
    }

    @Override
    public String contentType(Object open) {
      return JdkHeaders.first(headers(open), "Content-Type");
    }
  }
}
