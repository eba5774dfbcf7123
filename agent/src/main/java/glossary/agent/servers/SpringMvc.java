package glossary.agent.servers;

import glossary.agent.hooks.Hook;
import glossary.agent.hooks.HookPoint;
import java.util.Arrays;
import java.util.List;

/**
 * Spring MVC on any servlet container: keeps the pattern that a request has matched, for its page
 * for errors matches another one.
 */
final class SpringMvc implements Server {
  private static final String DISPATCHER = "org.springframework.web.servlet.DispatcherServlet";

  // jakarta.servlet.ServletRequest, or javax's
  private static final Call GET_ATTRIBUTE = Call.of("getAttribute", String.class);
  private static final Call SET_ATTRIBUTE = Call.of("setAttribute", String.class, Object.class);

  @Override
  public List<HookPoint> points() {
    Hook dispatched = new Dispatched();
    return Arrays.asList(
        HookPoint.around(
            DISPATCHER, "doDispatch", "(Ljakarta/servlet/http/HttpServletRequest;", dispatched),
        HookPoint.around(
            DISPATCHER, "doDispatch", "(Ljavax/servlet/http/HttpServletRequest;", dispatched));
  }

  private static final class Dispatched extends Hook {
    @Override
    public void exit(Object entered, Object servlet, Object request, Throwable thrown)
        throws Throwable {
      Object pattern = GET_ATTRIBUTE.on(request, ServletError.SPRING_PATTERN);
      if (pattern != null
          && GET_ATTRIBUTE.on(request, ServletError.FIRST_PATTERN) == null
          && !ServletError.isErrorPage(GET_ATTRIBUTE, request)) {
        SET_ATTRIBUTE.on(request, ServletError.FIRST_PATTERN, pattern.toString());
      }
    }
  }
}
