package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import java.util.Arrays;
import java.util.List;

/** Javalin 5, 6 and 7 on Jetty: which endpoint a request has matched, and what it has thrown. */
final class Javalin implements Server {
  private static final String CONTEXT = "(Lio/javalin/http/servlet/JavalinServletContext;";
  private static final String ENDPOINT = "io.javalin.router.ParsedEndpoint";
  private static final String THROWN = "(Lio/javalin/http/Context;Ljava/lang/Throwable;)";

  // io.javalin.http.Context and jakarta.servlet.ServletRequest
  private static final Call REQ = Call.of("req");
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call SET_ATTRIBUTE = Call.of("setAttribute", String.class, Object.class);

  // io.javalin.routing.HandlerEntry of 5 and io.javalin.http.HandlerType
  private static final Call GET_TYPE = Call.of("getType");
  private static final Call GET_PATH = Call.of("getPath");
  private static final Call IS_HTTP_METHOD = Call.of("isHttpMethod");

  // io.javalin.router.ParsedEndpoint and Endpoint of 6
  private static final Call GET_ENDPOINT = Call.of("getEndpoint");
  private static final Call GET_METHOD = Call.of("getMethod");

  // The same of 7
  private static final FieldRead ENDPOINT_FIELD = new FieldRead(ENDPOINT, "endpoint");
  private static final FieldRead METHOD_FIELD =
      new FieldRead("io.javalin.router.Endpoint", "method");
  private static final FieldRead PATH_FIELD = new FieldRead("io.javalin.router.Endpoint", "path");

  @Override
  public List<HookPoint> points() {
    Hook failed = new Failed();
    String handled = CONTEXT + "Ljava/lang/String;)";
    return Arrays.asList(
        HookPoint.enter("io.javalin.routing.HandlerEntry", "handle", handled, new Matched5()),
        HookPoint.enter(ENDPOINT, "handle", handled, new Matched()),
        HookPoint.enter(
            ENDPOINT, "handleWithPathParams$javalin", CONTEXT + "Ljava/util/Map;)", new Matched()),
        HookPoint.enter(
            "io.javalin.http.servlet.ExceptionMapper", "handle$javalin", THROWN, failed),
        HookPoint.enter(
            "io.javalin.router.exception.ExceptionMapper", "handle$javalin", THROWN, failed));
  }

  /** What is before and after an endpoint has a path, too, which is not the request's. */
  private static void matched(Object context, Object type, Object path) throws Throwable {
    if (!(boolean) IS_HTTP_METHOD.on(type)) {
      return;
    }
    Object request = REQ.on(context);
    if (ServletError.isFirst(GET_ATTRIBUTE, request)) {
      SET_ATTRIBUTE.on(request, ServletError.FIRST_PATTERN, path);
    }
  }

  private static final class Matched5 extends Hook {
    @Override
    public Object enter(Object entry, Object context, Object second, Object third)
        throws Throwable {
      matched(context, GET_TYPE.on(entry), GET_PATH.on(entry));
      return null;
    }
  }

  private static final class Matched extends Hook {
    @Override
    public Object enter(Object parsed, Object context, Object second, Object third)
        throws Throwable {
      if (GET_ENDPOINT.isOn(parsed)) {
        Object endpoint = GET_ENDPOINT.on(parsed);
        matched(context, GET_METHOD.on(endpoint), GET_PATH.on(endpoint));
      } else {
        Object endpoint = ENDPOINT_FIELD.from(parsed);
        matched(context, METHOD_FIELD.from(endpoint), PATH_FIELD.from(endpoint));
      }
      return null;
    }
  }

  private static final class Failed extends Hook {
    @Override
    public Object enter(Object mapper, Object context, Object thrown, Object third)
        throws Throwable {
      SET_ATTRIBUTE.on(REQ.on(context), ServletError.HANDLED, thrown);
      return null;
    }
  }
}
