package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/**
 * Jersey 2, 3 and 4 as a servlet or a filter: which templates of resources and methods a request
 * has matched, and what an exception mapper has made a response of. The properties of Jersey's
 * request are the attributes of the servlet's.
 */
final class Jersey implements Server {
  private static final String COMPONENT = "org.glassfish.jersey.servlet.WebComponent";
  private static final String URIS = "(Ljava/net/URI;Ljava/net/URI;";
  private static final int MOST_ROUTES = 1000;

  /** The path of the servlet or the filter within its context. */
  private static final String RESPONDER = "org.glassfish.jersey.server.ServerRuntime$Responder";

  private static final String PREFIX = "glossary.agent.jersey";

  // jakarta.servlet.http.HttpServletRequest, or javax's
  private static final Call GET_CONTEXT_PATH = Call.of("getContextPath");
  private static final Call GET_SERVLET_PATH = Call.of("getServletPath");
  private static final Call SET_ATTRIBUTE = Call.of("setAttribute", String.class, Object.class);

  // org.glassfish.jersey.server.internal.process.RequestProcessingContext and ContainerRequest
  private static final Call REQUEST = Call.of("request");
  private static final Call GET_PROPERTY = Call.of("getProperty", String.class);
  private static final Call SET_PROPERTY = Call.of("setProperty", String.class, Object.class);
  private static final Call GET_URI_INFO = Call.of("getUriInfo");

  // org.glassfish.jersey.server.ExtendedUriInfo and org.glassfish.jersey.uri.UriTemplate
  private static final Call GET_MATCHED_TEMPLATES = Call.of("getMatchedTemplates");
  private static final Call GET_TEMPLATE = Call.of("getTemplate");

  private static final FieldRead PROCESSING_CONTEXT = new FieldRead(RESPONDER, "processingContext");

  private final NestedTemplates templates = new NestedTemplates(MOST_ROUTES);

  @Override
  public List<HookPoint> points() {
    Hook begin = new Begin();
    String javax = URIS + "Ljavax/servlet/http/HttpServletRequest;";
    String jakarta = URIS + "Ljakarta/servlet/http/HttpServletRequest;";
    return Arrays.asList(
        HookPoint.enter(COMPONENT, "service", javax, begin),
        HookPoint.enter(COMPONENT, "serviceImpl", javax, begin),
        HookPoint.enter(COMPONENT, "service", jakarta, begin),
        HookPoint.enter(COMPONENT, "serviceImpl", jakarta, begin),
        HookPoint.enter(
            "org.glassfish.jersey.server.model.ResourceMethodInvoker",
            "apply",
            "(Lorg/glassfish/jersey/server/internal/process/RequestProcessingContext;)",
            new Matched()),
        HookPoint.enter(RESPONDER, "process", "(Ljava/lang/Throwable;)", new Failed()));
  }

  private static final class Begin extends Hook {
    @Override
    public Object enter(Object component, Object base, Object uri, Object request)
        throws Throwable {
      String context = (String) GET_CONTEXT_PATH.on(request);
      String servlet = (String) GET_SERVLET_PATH.on(request);
      String prefix = prefix(((URI) base).getPath(), context, servlet);
      if (prefix != null) {
        SET_ATTRIBUTE.on(request, PREFIX, prefix);
      }
      return null;
    }
  }

  /**
   * What a base path, which ends with a slash, has beyond its context: the path of the servlet, or
   * for a filter, whose request has the path of whatever is behind it, what the filter is told.
   *
   * @return null if the base path is not within the context as it was sent
   */
  static String prefix(String base, String context, String servlet) {
    int start = context.length();
    int end = base.length() - 1;
    if (end < start || !base.startsWith(context)) {
      return null;
    }
    boolean ofServlet =
        end - start == servlet.length() && base.regionMatches(start, servlet, 0, end - start);
    return ofServlet ? servlet : base.substring(start, end);
  }

  /** A resource's method is about to be called. */
  private final class Matched extends Hook {
    @Override
    public Object enter(Object invoker, Object processing, Object second, Object third)
        throws Throwable {
      Object request = REQUEST.on(processing);
      Object prefix = GET_PROPERTY.on(request, PREFIX);
      if (prefix != null && ServletError.isFirst(GET_PROPERTY, request)) {
        SET_PROPERTY.on(request, ServletError.FIRST_PATTERN, route((String) prefix, request));
      }
      return null;
    }

    /** The innermost template comes first. */
    private String route(String prefix, Object request) throws Throwable {
      NestedTemplates.Place at = templates.root().within(prefix);
      List<?> matched = (List<?>) GET_MATCHED_TEMPLATES.on(GET_URI_INFO.on(request));
      for (int i = matched.size() - 1; i >= 0; i--) {
        at = at.within((String) GET_TEMPLATE.on(matched.get(i)));
      }
      return at.route;
    }
  }

  private static final class Failed extends Hook {
    @Override
    public Object enter(Object responder, Object thrown, Object second, Object third)
        throws Throwable {
      Object request = REQUEST.on(PROCESSING_CONTEXT.from(responder));
      SET_PROPERTY.on(request, ServletError.HANDLED, thrown);
      return null;
    }
  }
}
