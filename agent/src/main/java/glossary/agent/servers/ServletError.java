package glossary.agent.servers;

/** Where servlet containers and Spring leave an exception, as request attributes. */
final class ServletError {
  private static final String[] ATTRIBUTES = {
    "jakarta.servlet.error.exception", "javax.servlet.error.exception",
  };
  private static final String SPRING =
      "org.springframework.web.servlet.DispatcherServlet.EXCEPTION";
  private static final String SPRING_PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private ServletError() {}

  /** Thrown out of the application; null if nothing was. */
  static Throwable escaped(Call getAttribute, Object request) throws Throwable {
    for (String attribute : ATTRIBUTES) {
      Object thrown = getAttribute.on(request, attribute);
      if (thrown instanceof Throwable) {
        return (Throwable) thrown;
      }
    }
    return null;
  }

  /** Thrown by a handler and made a response of by Spring; null if nothing was. */
  static Throwable handled(Call getAttribute, Object request) throws Throwable {
    Object thrown = getAttribute.on(request, SPRING);
    return thrown instanceof Throwable ? (Throwable) thrown : null;
  }

  /** The template that Spring has matched; null without Spring. */
  static String springPattern(Call getAttribute, Object request) throws Throwable {
    Object pattern = getAttribute.on(request, SPRING_PATTERN);
    return pattern == null ? null : pattern.toString();
  }
}
