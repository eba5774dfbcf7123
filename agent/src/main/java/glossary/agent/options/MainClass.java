package glossary.agent.options;

/** What runs in this JVM, without its arguments: they may hold secrets. */
final class MainClass {
  private static final String UNKNOWN = "unknown";
  private static final int LONGEST = 100;

  private MainClass() {}

  /**
   * @param command {@code com.example.Main args}, {@code module/com.example.Main args} or {@code
   *     /path/to/app.jar args}; may be null
   */
  static String name(String command) {
    if (command == null) {
      return UNKNOWN;
    }
    String main = withoutArguments(command.trim());
    int folder = Math.max(main.lastIndexOf('/'), main.lastIndexOf('\\'));
    String name = clean(main.substring(folder + 1));
    return name.isEmpty() ? UNKNOWN : name;
  }

  private static String withoutArguments(String command) {
    int space = command.indexOf(' ');
    if (space < 0) {
      return command;
    }
    int jar = (command + " ").indexOf(".jar ");
    boolean isPath = jar > space && command.lastIndexOf('/', space) >= 0;
    return command.substring(0, isPath ? jar + ".jar".length() : space);
  }

  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), LONGEST); i++) {
      char c = text.charAt(i);
      clean.append(Character.isISOControl(c) ? '_' : c);
    }
    return clean.toString();
  }
}
