package glossary.api.telemetry;

/** How many lines of one level a host has logged with an exception of one class. */
public final class LogCount {

  /** The type of lines that were logged without an exception. */
  public static final String NO_EXCEPTION = "none";

  /** {@code warn} or {@code error}; what a library calls fatal or severe is {@code error}. */
  public final String level;

  /** A class name, {@link #NO_EXCEPTION} or {@code {other}}. */
  public final String type;

  public final long count;

  public LogCount(String level, String type, long count) {
    this.level = level;
    this.type = type;
    this.count = count;
  }
}
