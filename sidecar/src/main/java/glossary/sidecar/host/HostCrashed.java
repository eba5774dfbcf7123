package glossary.sidecar.host;

/**
 * Told once of each crash, so that it is logged and people are told, also when the sidecar was
 * started again meanwhile.
 */
@FunctionalInterface
public interface HostCrashed {

  /** On the thread that watches hosts; must return soon. What it throws is logged. */
  void crashed(CrashReport report);
}
