package glossary.agent.servers;

/** Where servlet containers and Spring leave an exception, as request attributes. */
final class ServletError {
  private static final int NOT_FOUND = 404;
  private static final String[] ATTRIBUTES = {
    "jakarta.servlet.error.exception", "javax.servlet.error.exception",
  };
  private static final String SPRING =
      "org.springframework.web.servlet.DispatcherServlet.EXCEPTION";
  private static final String[] ERROR_PAGE = {
    "jakarta.servlet.error.request_uri", "javax.servlet.error.request_uri",
  };

  /** Where frameworks' hooks keep it: a page for errors replaces Spring's own. */
  static final String FIRST_PATTERN = "glossary.agent.pattern";

  static final String SPRING_PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  /** Where hooks of frameworks other than Spring keep what was made a response of. */
  static final String HANDLED = "glossary.agent.handled";

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

  /** Thrown by a handler and made a response of by a framework; null if nothing was. */
  static Throwable handled(Call getAttribute, Object request) throws Throwable {
    Object thrown = getAttribute.on(request, SPRING);
    if (thrown == null) {
      thrown = getAttribute.on(request, HANDLED);
    }
    return thrown instanceof Throwable ? (Throwable) thrown : null;
  }

  /** Whether a framework matches a request for the first time, and not for a page for errors. */
  static boolean isFirst(Call getAttribute, Object request) throws Throwable {
    return getAttribute.on(request, FIRST_PATTERN) == null && !isErrorPage(getAttribute, request);
  }

  /** The template that Spring or another framework has matched first; null without one. */
  static String springPattern(Call getAttribute, Object request) throws Throwable {
    Object pattern = getAttribute.on(request, FIRST_PATTERN);
    if (pattern == null && !isErrorPage(getAttribute, request)) {
      pattern = getAttribute.on(request, SPRING_PATTERN);
    }
    if (pattern == null) {
      return null;
    }
    String text = pattern.toString();
    // A servlet's "/" is everything, a framework's is the root alone.
    return text.equals("/") ? "" : text;
  }

  /** Whether the container has sent the request on to a page for errors, which has its own. */
  static boolean isErrorPage(Call getAttribute, Object request) throws Throwable {
    for (String attribute : ERROR_PAGE) {
      if (getAttribute.on(request, attribute) != null) {
        return true;
      }
    }
    return false;
  }

  /** The same for a response; null also for what a handler of all files has not found. */
  static String springPattern(Call getAttribute, Object request, int status) throws Throwable {
    String pattern = springPattern(getAttribute, request);
    return pattern != null && status == NOT_FOUND && pattern.endsWith("/**") ? null : pattern;
  }
}
