package glossary.agent;

/** The JDK's own programs, which load an agent too when JAVA_TOOL_OPTIONS names one. */
final class JdkTool {
  private static final String[] MAIN_CLASSES = {
    "com.sun.tools.",
    "sun.tools.",
    "sun.security.tools.",
    "sun.jvmstat.",
    "sun.rmi.",
    "jdk.internal."
  };

  private JdkTool() {}

  static boolean isRunning() {
    String module = System.getProperty("jdk.module.main");
    if (module != null) {
      return isTool(module);
    }
    String command = System.getProperty("sun.java.command", "");
    for (String prefix : MAIN_CLASSES) {
      if (command.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The module with the JDK's web server is the one whose main class serves requests. */
  private static boolean isTool(String module) {
    return module.equals("java.base")
        || module.startsWith("jdk.") && !module.equals("jdk.httpserver");
  }
}
