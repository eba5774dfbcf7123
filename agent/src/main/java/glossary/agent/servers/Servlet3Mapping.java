package glossary.agent.servers;

import java.util.Arrays;
import java.util.List;

/** Which of a servlet's mappings has matched, where the servlet API does not tell: before 4.0. */
final class Servlet3Mapping {
  private static final Call FIND_MAPPINGS = Call.of("findMappings");
  private static final Call GET_SERVLET_PATH = Call.of("getServletPath");
  private static final Call GET_PATH_INFO = Call.of("getPathInfo");

  private Servlet3Mapping() {}

  /**
   * @param wrapper Tomcat's, null if no servlet was matched
   * @return null if none was
   */
  static String pattern(Object request, Object wrapper) throws Throwable {
    return wrapper == null
        ? null
        : pattern(
            Arrays.asList((String[]) FIND_MAPPINGS.on(wrapper)),
            (String) GET_SERVLET_PATH.on(request),
            GET_PATH_INFO.on(request) != null);
  }

  /** In the order of the servlet specification, 12.1. */
  static String pattern(List<String> mappings, String path, boolean pathInfo) {
    if (path == null) {
      return null;
    }
    if (!pathInfo && mappings.contains(path)) {
      return path;
    }
    String prefix = path + "/*";
    if (mappings.contains(prefix)) {
      return prefix;
    }
    String suffix = "*" + path.substring(Math.max(0, path.lastIndexOf('.')));
    if (mappings.contains(suffix)) {
      return suffix;
    }
    return mappings.contains("/") ? "/" : null;
  }
}
