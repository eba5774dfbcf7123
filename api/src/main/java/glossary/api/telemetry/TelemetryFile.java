package glossary.api.telemetry;

import java.io.File;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of telemetry files, {@code jvm-HOSTNAME-PID-STARTMILLIS.mm}, and of what is beside them.
 */
public final class TelemetryFile {

  /** The length of every whole file. */
  public static final int BYTES = TelemetryLayout.FILE_BYTES;

  private static final String SUFFIX = ".mm";
  private static final Pattern NAME = Pattern.compile("jvm-.{1,64}-\\d{1,19}-(\\d{1,19})\\.mm");
  private static final int MOST_HOST_NAME = 64;

  private TelemetryFile() {}

  /** The file name for a JVM; what is not safe in a file name becomes an underscore. */
  public static String name(HostIdentity identity) {
    String host = identity.hostName.replaceAll("[^A-Za-z0-9._-]", "_");
    if (host.length() > MOST_HOST_NAME) {
      host = host.substring(0, MOST_HOST_NAME);
    }
    return "jvm-"
        + (host.isEmpty() ? "_" : host)
        + "-"
        + identity.pid
        + "-"
        + identity.startMillis
        + SUFFIX;
  }

  /** Whether a file name is that of a telemetry file. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** When the JVM of such a name started, in milliseconds since 1970; 0 for any other name. */
  public static long startMillis(String name) {
    Matcher matcher = NAME.matcher(name);
    try {
      return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    } catch (NumberFormatException tooLarge) {
      return 0;
    }
  }

  /** The file through which the JVM of a telemetry file is controlled. */
  public static File control(File telemetry) {
    String name = telemetry.getName();
    String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return new File(telemetry.getParentFile(), stem + ".ctl");
  }
}
