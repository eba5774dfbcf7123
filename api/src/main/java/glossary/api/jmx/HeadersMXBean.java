package glossary.api.jmx;

/** The security headers that the agent adds. */
public interface HeadersMXBean {

  /** {@code off}, {@code safe}, {@code report} or {@code enforce}. */
  String getMode();

  /**
   * From the next response on.
   *
   * @throws IllegalArgumentException with what must be changed, if it is no mode or cannot work
   */
  void setMode(String mode);
}
