package glossary.api.telemetry;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Where telemetry files are unless told otherwise; agent and sidecar of one user agree on it. */
public final class TelemetryFolder {
  private static final File MEMORY = new File("/dev/shm");

  /** A JVM keeps its user. */
  private static final long USER_NUMBER = readUserNumber();

  private TelemetryFolder() {}

  /** In memory where the system has such a place; the folder may not exist. */
  public static File byDefault() {
    File parent =
        MEMORY.isDirectory() && MEMORY.canWrite()
            ? MEMORY
            : new File(System.getProperty("java.io.tmpdir"));
    return new File(parent, "glossary-sidecar-" + user());
  }

  /** The number of this process's user; where the system does not tell, the user's name. */
  static String user() {
    long number = userNumber();
    return number >= 0
        ? Long.toString(number)
        : System.getProperty("user.name", "unknown").replaceAll("[^A-Za-z0-9._-]", "_");
  }

  /** The effective user of this process by {@code /proc}, or -1. */
  public static long userNumber() {
    return USER_NUMBER;
  }

  private static long readUserNumber() {
    File status = new File("/proc/self/status");
    if (!status.canRead()) {
      return -1;
    }
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(status), StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("Uid:")) {
          return Long.parseLong(line.trim().split("\\s+", -1)[2]);
        }
      }
      return -1;
    } catch (IOException | RuntimeException unknown) {
      return -1;
    }
  }
}
