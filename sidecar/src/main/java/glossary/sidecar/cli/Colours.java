package glossary.sidecar.cli;

/**
 * Colours for a terminal that can show them.
 *
 * @see <a href="https://no-color.org/">NO_COLOR</a>
 */
final class Colours {
  private static final String OFF = "\u001b[0m";

  private final boolean shown;

  Colours(boolean shown) {
    this.shown = shown;
  }

  /** None where NO_COLOR is set, TERM is dumb, or the stream is no terminal. */
  static Colours of(Terminal.Stream stream) {
    boolean wanted = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return new Colours(wanted && Terminal.isCapable(stream));
  }

  String good(String text) {
    return in("32", text);
  }

  String doubtful(String text) {
    return in("33", text);
  }

  String bad(String text) {
    return in("1;31", text);
  }

  String faint(String text) {
    return in("2", text);
  }

  String title(String text) {
    return in("1", text);
  }

  private String in(String code, String text) {
    return shown ? "\u001b[" + code + "m" + text + OFF : text;
  }
}
