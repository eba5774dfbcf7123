package glossary.api.jmx.sidecar;

/**
 * Names of the sidecar's beans. Where one is taken already, {@code ,instance=2} follows, and so on.
 */
public final class SidecarObjectNames {
  public static final String DOMAIN = "glossary.sidecar";
  public static final String HEALTH = DOMAIN + ":type=Health";
  public static final String SEARCH = DOMAIN + ":type=Search";
  public static final String INDEX = DOMAIN + ":type=Index";
  public static final String BACKUPS = DOMAIN + ":type=Backups";
  public static final String REQUESTS = DOMAIN + ":type=Requests";
  public static final String ERRORS = DOMAIN + ":type=Errors";
  public static final String HOSTS = DOMAIN + ":type=Hosts";
  public static final String CONFIG = DOMAIN + ":type=Config";

  private SidecarObjectNames() {}
}
