package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import java.util.Arrays;
import java.util.List;

/** Spark 2.9, the web framework: which route a request has matched, and what it has thrown. */
final class Spark implements Server {
  private static final String ROUTE = "spark.RouteImpl";

  // spark.Request and javax.servlet.ServletRequest
  private static final Call RAW = Call.of("raw");
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call SET_ATTRIBUTE = Call.of("setAttribute", String.class, Object.class);

  // spark.routematch.RouteMatch
  private static final Call GET_TARGET = Call.of("getTarget");
  private static final Call GET_MATCH_URI = Call.of("getMatchUri");

  @Override
  public List<HookPoint> points() {
    return Arrays.asList(
        HookPoint.enter(
            "spark.RequestResponseFactory",
            "create",
            "(Lspark/routematch/RouteMatch;Ljavax/servlet/http/HttpServletRequest;)",
            new First()),
        HookPoint.enter(
            "spark.Request", "changeMatch", "(Lspark/routematch/RouteMatch;)", new Next()),
        HookPoint.enter(
                "spark.http.matching.GeneralError",
                "modify",
                "(Ljavax/servlet/http/HttpServletRequest;Ljavax/servlet/http/HttpServletResponse;"
                    + "Lspark/http/matching/Body;Lspark/http/matching/RequestWrapper;"
                    + "Lspark/http/matching/ResponseWrapper;Lspark/ExceptionMapper;"
                    + "Ljava/lang/Exception;)",
                new Failed())
            .picking(0, 6));
  }

  private static void matched(Object match, Object request) throws Throwable {
    if (isRoute(GET_TARGET.on(match)) && ServletError.isFirst(GET_ATTRIBUTE, request)) {
      SET_ATTRIBUTE.on(request, ServletError.FIRST_PATTERN, GET_MATCH_URI.on(match));
    }
  }

  /** What filters a request is matched, too. */
  private static boolean isRoute(Object target) {
    Class<?> type = target.getClass();
    while (type != null && !type.getName().equals(ROUTE)) {
      type = type.getSuperclass();
    }
    return type != null;
  }

  /** The request's first match, of a filter or a route. */
  private static final class First extends Hook {
    @Override
    public Object enter(Object none, Object match, Object request, Object third) throws Throwable {
      matched(match, request);
      return null;
    }
  }

  private static final class Next extends Hook {
    @Override
    public Object enter(Object request, Object match, Object second, Object third)
        throws Throwable {
      matched(match, RAW.on(request));
      return null;
    }
  }

  private static final class Failed extends Hook {
    @Override
    public Object enter(Object none, Object request, Object thrown, Object third) throws Throwable {
      SET_ATTRIBUTE.on(request, ServletError.HANDLED, thrown);
      return null;
    }
  }
}
