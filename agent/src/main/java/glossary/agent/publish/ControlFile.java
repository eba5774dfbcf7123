package glossary.agent.publish;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Orders from outside: one command a line, done from top to bottom whenever the file has changed.
 * Blank lines and those that start with {@code #} mean nothing. Flush thread only.
 */
final class ControlFile {
  private static final int MOST_BYTES = 4096;
  private static final int MOST_QUOTED = 60;
  private static final List<String> MODES = Arrays.asList("off", "report", "safe", "enforce");

  private final File file;
  private final AgentControl control;
  private long lastModified;
  private long lastLength = -1;
  private String problem = "";

  ControlFile(File file, AgentControl control) {
    this.file = file;
    this.control = control;
  }

  /** What is wrong with the file as it was last read, as one sentence; else empty. */
  String problem() {
    return problem;
  }

  /** Looks whether the file has changed; true if there is a new {@link #problem}. */
  boolean poll() throws IOException {
    long length = file.length();
    long modified = file.lastModified();
    if (modified == lastModified && length == lastLength || modified == 0) {
      return false;
    }
    lastModified = modified;
    lastLength = length;
    problem = "";
    if (!TelemetryHome.isOurs(file)) {
      problem = file + " is ignored: it is not a file of the user that runs this JVM";
    } else if (length > MOST_BYTES) {
      problem = file + " is ignored: it has more than " + MOST_BYTES + " bytes";
    } else {
      obeyAll(read((int) length).split("\n", -1));
    }
    return !problem.isEmpty();
  }

  private void obeyAll(String[] lines) {
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].trim();
      if (!line.isEmpty()
          && line.charAt(0) != '#'
          && !obey(line.split("\\s+", -1))
          && problem.isEmpty()) {
        problem =
            file
                + ": line "
                + (i + 1)
                + " \""
                + quoted(line)
                + "\" is no command; use enable, disable, reset or headers off|report|safe|enforce";
      }
    }
  }

  private boolean obey(String[] words) {
    if (words.length == 2 && words[0].equals("headers") && MODES.contains(words[1])) {
      control.headers(words[1]);
      return true;
    }
    if (words.length != 1) {
      return false;
    }
    switch (words[0]) {
      case "enable":
        control.enable();
        return true;
      case "disable":
        control.disable();
        return true;
      case "reset":
        control.reset();
        return true;
      default:
        return false;
    }
  }

  private String read(int length) throws IOException {
    byte[] bytes = new byte[length];
    try (RandomAccessFile in = new RandomAccessFile(file, "r")) {
      in.readFully(bytes);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String quoted(String line) {
    String shown = line.length() > MOST_QUOTED ? line.substring(0, MOST_QUOTED) + "..." : line;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
