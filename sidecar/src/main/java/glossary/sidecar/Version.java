package glossary.sidecar;

/** The version of this program. */
public final class Version {

  private Version() {}

  /** As in the jar's manifest; {@code development} when run from classes. */
  public static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
