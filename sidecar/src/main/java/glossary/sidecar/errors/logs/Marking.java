package glossary.sidecar.errors.logs;

/**
 * What error tracking knows of a warning or an error when it is logged.
 *
 * @param logged false if this one is only counted, because its kind was logged often enough
 * @param fingerprint of its kind; null if it is not tracked
 * @param suppressed how many of its kind were only counted since the last one that was logged
 */
public record Marking(boolean logged, String fingerprint, long suppressed) {
  /** Of what is not tracked: logged as it is. */
  public static final Marking NONE = new Marking(true, null, 0);
}
