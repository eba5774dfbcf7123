package glossary.agent.servers;

import glossary.agent.headers.ResponseHeaders;
import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.Handling;
import glossary.agent.requests.RequestTracker;
import glossary.agent.requests.RouteNames;
import glossary.agent.requests.Template;
import glossary.agent.requests.TrackedRequest;
import glossary.api.telemetry.RequestStatus;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * Tomcat from 8.5 on, embedded or not. A request starts when the connector hands it over, its
 * headers are completed when the protocol prepares the response, and it ends when its objects are
 * recycled: after an asynchronous response too. A request that the protocol rejects is never handed
 * over; it starts and ends when its response is prepared.
 */
final class Tomcat implements Server {
  private static final String STATE = "glossary.agent.request";
  private static final int TYPE_BYTES = 2;

  /** A header that becomes a number, such as a length, is written into an array as long as this. */
  private static final int ROOM_FOR_A_NUMBER = 32;

  private static final int REJECTED = 400;
  private static final int NOT_FOUND = 404;

  /** The state of a processor that could not read from its connection, or write to it. */
  private static final String CONNECTION_BROKEN = "CLOSE_CONNECTION_NOW";

  /** The packages of all that reads and writes for Tomcat, and of its HTTP/2. */
  private static final String[] PROTOCOLS = {"org.apache.coyote.", "org.apache.tomcat.util.net."};

  private static final String STREAMS = "org.apache.coyote.http2.";

  /** Of the coyote request's notes, the one where its connector keeps its own request. */
  private static final Object ADAPTER_NOTES = 1;

  // org.apache.coyote.Request and Response
  private static final Call METHOD = Call.of("method");
  private static final Call REQUEST_URI = Call.of("requestURI");
  private static final Call SCHEME = Call.of("scheme");
  private static final Call GET_HEADER = Call.of("getHeader", String.class);
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call SET_ATTRIBUTE = Call.of("setAttribute", String.class, Object.class);
  private static final Call GET_NOTE = Call.matching("getNote", "int");
  private static final Call GET_RESPONSE = Call.of("getResponse");
  private static final Call GET_STATUS = Call.ofInt("getStatus");
  private static final Call GET_ERROR = Call.of("getErrorException");
  private static final Call CONTAINS_HEADER = Call.of("containsHeader", String.class);
  private static final Call GET_CONTENT_TYPE = Call.of("getContentType");
  private static final Call GET_MIME_HEADERS = Call.of("getMimeHeaders");

  // org.apache.tomcat.util.http.MimeHeaders and org.apache.tomcat.util.buf.MessageBytes
  private static final Call REMOVE_HEADER = Call.of("removeHeader", String.class);
  private static final Call ADD_VALUE = Call.of("addValue", byte[].class, int.class, int.class);
  private static final Call GET_TYPE = Call.ofInt("getType");
  private static final Call GET_BYTE_CHUNK = Call.of("getByteChunk");
  private static final Call SET_BYTES = Call.of("setBytes", byte[].class, int.class, int.class);

  // org.apache.coyote.AbstractProcessor
  private static final Call GET_REQUEST = Call.of("getRequest");

  // org.apache.catalina.connector.Request
  private static final Call GET_COYOTE_REQUEST = Call.of("getCoyoteRequest");
  private static final Call GET_CONTEXT = Call.of("getContext");
  private static final Call GET_CONTEXT_PATH = Call.of("getContextPath");
  private static final Call GET_MAPPING = Call.of("getHttpServletMapping");
  private static final Call GET_WRAPPER = Call.of("getWrapper");

  /**
   * Whether {@code toString} and {@code toBytes} of a {@code MessageBytes} change nothing but that
   * object. In early versions of 10.1 the one makes a string of it for good, and Tomcat then finds
   * no application for a path; the other writes into whatever array it was given last.
   */
  private static final Statics LEAVES_BYTES =
      new Statics("org.apache.tomcat.util.buf.MessageBytes") {
        @Override
        Object from(Class<?> type) {
          for (Method method : type.getMethods()) {
            if (method.getName().equals("toStringType")) {
              return true;
            }
          }
          return false;
        }
      };

  private final RequestTracker tracker;
  private final RouteNames routes;
  private final Template template = new Route();

  Tomcat(RequestTracker tracker, RouteNames routes) {
    this.tracker = tracker;
    this.routes = routes;
  }

  @Override
  public List<HookPoint> points() {
    Hook prepare = new Prepare();
    return Arrays.asList(
        HookPoint.around(
            "org.apache.catalina.connector.CoyoteAdapter",
            "service",
            "(Lorg/apache/coyote/Request;Lorg/apache/coyote/Response;)",
            new Service()),
        HookPoint.around(
            "org.apache.catalina.connector.CoyoteAdapter",
            "asyncDispatch",
            "(Lorg/apache/coyote/Request;Lorg/apache/coyote/Response;",
            new Dispatch()),
        HookPoint.enter(
            "org.apache.coyote.http11.Http11Processor", "prepareResponse", "()", prepare),
        HookPoint.enter(
            "org.apache.coyote.http2.StreamProcessor", "prepareResponse", "()", prepare),
        HookPoint.enter("org.apache.coyote.ajp.AjpProcessor", "prepareResponse", "()", prepare),
        HookPoint.around("org.apache.coyote.Request", "doRead", "(Lorg/apache/", new Read()),
        HookPoint.enter(
            "org.apache.coyote.AbstractProcessor",
            "setErrorState",
            "(Lorg/apache/coyote/ErrorState;Ljava/lang/Throwable;)",
            new Broken()),
        HookPoint.enter("org.apache.catalina.connector.Request", "recycle", "()", new Recycle()));
  }

  private TrackedRequest start(Object request) throws Throwable {
    TrackedRequest started =
        tracker.start(
            text(METHOD.on(request)),
            text(REQUEST_URI.on(request)),
            (String) GET_HEADER.on(request, "X-Request-ID"),
            (String) GET_HEADER.on(request, "traceparent"),
            "https".equals(text(SCHEME.on(request))));
    SET_ATTRIBUTE.on(request, STATE, started);
    return started;
  }

  /** A {@code MessageBytes} is null inside where the request line could not be read. */
  private static String text(Object messageBytes) throws Throwable {
    boolean asTheyAre = leavesBytes(messageBytes) || GET_TYPE.intOn(messageBytes) != TYPE_BYTES;
    return asTheyAre ? messageBytes.toString() : GET_BYTE_CHUNK.on(messageBytes).toString();
  }

  private static boolean leavesBytes(Object neighbour) {
    return (Boolean) LEAVES_BYTES.beside(neighbour);
  }

  private static TrackedRequest of(Object request) throws Throwable {
    Object state = GET_ATTRIBUTE.on(request, STATE);
    return state instanceof TrackedRequest ? (TrackedRequest) state : null;
  }

  private final class Service extends Hook {
    @Override
    public Object enter(Object adapter, Object request, Object response, Object none)
        throws Throwable {
      return tracker.handle(start(request), template, request);
    }

    @Override
    public void exit(Object entered, Object adapter, Object request, Throwable thrown)
        throws Throwable {
      if (thrown != null && entered instanceof Handling) {
        TrackedRequest started = ((Handling) entered).request();
        tracker.fail(started, thrown, false);
        tracker.end(started, RequestStatus.ABORTED, RouteNames.UNMATCHED);
      }
    }
  }

  /** An asynchronous request comes back to a thread of Tomcat's. */
  private final class Dispatch extends Hook {
    @Override
    public Object enter(Object adapter, Object request, Object response, Object event)
        throws Throwable {
      TrackedRequest started = of(request);
      return started == null ? null : tracker.handle(started, template, request);
    }
  }

  private final class Route implements Template {
    @Override
    public String of(Object coyote) throws Throwable {
      Object request = GET_NOTE.on(coyote, ADAPTER_NOTES);
      return request == null ? RouteNames.UNMATCHED : route(request);
    }
  }

  private String route(Object request) throws Throwable {
    String context = (String) GET_CONTEXT_PATH.on(request);
    String spring = ServletError.springPattern(GET_ATTRIBUTE, request);
    return routes.of(context, spring != null ? spring : pattern(request));
  }

  /**
   * A response that belongs to no request is a rejection, or an application's that writes on after
   * its client has gone and the response is no longer its own.
   */
  private final class Prepare extends Hook {
    @Override
    public Object enter(Object processor, Object first, Object second, Object third)
        throws Throwable {
      Object request = GET_REQUEST.on(processor);
      Object response = GET_RESPONSE.on(request);
      TrackedRequest started = of(request);
      if (started != null) {
        tracker.commit(started, Headers.VIEW, response);
      } else if (GET_STATUS.intOn(response) >= REJECTED) {
        TrackedRequest rejected = start(request);
        tracker.commit(rejected, Headers.VIEW, response);
        tracker.end(rejected, GET_STATUS.intOn(response), RouteNames.UNMATCHED);
      }
      return null;
    }
  }

  /** A client that leaves while it sends a body is answered nevertheless, with any status. */
  private static final class Read extends Hook {
    @Override
    public void exit(Object entered, Object request, Object handler, Throwable thrown)
        throws Throwable {
      if (thrown != null)
        if (thrown != null && (ClientLeft.shows(thrown) || ClientLeft.isFoundBy(STREAMS, thrown))) {
          left(request);
        }
    }
  }

  /** What a processor notes of its connection; on whatever thread found it broken. */
  private static final class Broken extends Hook {
    @Override
    public Object enter(Object processor, Object state, Object thrown, Object third)
        throws Throwable {
      boolean broken =
          String.valueOf(state).equals(CONNECTION_BROKEN)
              || thrown instanceof IOException
                  && ClientLeft.isFoundBy(PROTOCOLS, (Throwable) thrown);
      if (broken) {
        left(GET_REQUEST.on(processor));
      }
      return null;
    }
  }

  private static void left(Object request) throws Throwable {
    TrackedRequest started = of(request);
    if (started != null) {
      started.clientLeft();
    }
  }

  private final class Recycle extends Hook {
    @Override
    public Object enter(Object request, Object first, Object second, Object third)
        throws Throwable {
      Object coyote = GET_COYOTE_REQUEST.on(request);
      TrackedRequest started = coyote == null ? null : of(coyote);
      if (started == null || started.isEnded()) {
        return null;
      }
      Object response = GET_RESPONSE.on(coyote);
      noteErrors(started, request);
      int status = GET_STATUS.intOn(response);
      boolean cancelled = GET_ERROR.on(response) instanceof IOException;
      tracker.end(started, cancelled ? RequestStatus.CANCELLED : status, route(request, status));
      return null;
    }

    private void noteErrors(TrackedRequest started, Object request) throws Throwable {
      Throwable escaped = ServletError.escaped(GET_ATTRIBUTE, request);
      if (escaped != null) {
        tracker.fail(started, escaped, false);
        return;
      }
      Throwable handled = ServletError.handled(GET_ATTRIBUTE, request);
      if (handled != null) {
        tracker.fail(started, handled, true);
      }
    }

    /** Without a context, old versions cannot be asked for its path. */
    private String route(Object request, int status) throws Throwable {
      if (GET_CONTEXT.on(request) == null) {
        return RouteNames.UNMATCHED;
      }
      String context = (String) GET_CONTEXT_PATH.on(request);
      String spring = ServletError.springPattern(GET_ATTRIBUTE, request, status);
      if (spring != null) {
        return routes.of(context, spring);
      }
      return status == NOT_FOUND ? RouteNames.UNMATCHED : routes.of(context, pattern(request));
    }
  }

  /** The first versions of 8.5 have no {@code getHttpServletMapping}. */
  private static String pattern(Object request) throws Throwable {
    return GET_MAPPING.isOn(request)
        ? ServletMapping.pattern(GET_MAPPING.on(request))
        : Servlet3Mapping.pattern(request, GET_WRAPPER.on(request));
  }

  /** Of a {@code org.apache.coyote.Response}. */
  private static final class Headers implements ResponseHeaders {
    static final Headers VIEW = new Headers();

    private final HeaderBytes bytes = new HeaderBytes();

    @Override
    public int status(Object response) throws Throwable {
      return GET_STATUS.intOn(response);
    }

    @Override
    public boolean has(Object response, String name) throws Throwable {
      return (boolean) CONTAINS_HEADER.on(response, name);
    }

    @Override
    public String value(Object response, String name) throws Throwable {
      return (String) GET_HEADER.on(GET_MIME_HEADERS.on(response), name);
    }

    @Override
    public void add(Object response, String name, String value) throws Throwable {
      Object headers = GET_MIME_HEADERS.on(response);
      HeaderBytes.Field field = bytes.of(name, value);
      boolean shared = leavesBytes(headers);
      byte[] encoded = field.value(value);
      byte[] encodedName = shared ? field.name : field.name.clone();
      if (!shared || encoded.length >= ROOM_FOR_A_NUMBER) {
        encoded = encoded.clone();
      }
      Object added = ADD_VALUE.on(headers, encodedName, 0, encodedName.length);
      SET_BYTES.on(added, encoded, 0, encoded.length);
    }

    @Override
    public void remove(Object response, String name) throws Throwable {
      REMOVE_HEADER.on(GET_MIME_HEADERS.on(response), name);
    }

    @Override
    public String contentType(Object response) throws Throwable {
      return (String) GET_CONTENT_TYPE.on(response);
    }
  }
}
