package glossary.api.telemetry;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Tells whether a file is in memory, by Linux's {@code /proc/self/mounts}. */
final class Mounts {

  private Mounts() {}

  /** False where that can't be known. */
  static boolean inMemory(File file) throws IOException {
    File mounts = new File("/proc/self/mounts");
    return mounts.canRead() && inMemory(file.getCanonicalPath(), read(mounts));
  }

  /** The last of the longest mount points wins, because it hides those before it. */
  static boolean inMemory(String path, String mounts) {
    String longest = "";
    String type = "";
    for (String line : mounts.split("\n", -1)) {
      String[] fields = line.split(" ", -1);
      if (fields.length > 2) {
        String point = unescaped(fields[1]);
        if (point.length() >= longest.length() && isUnder(path, point)) {
          longest = point;
          type = fields[2];
        }
      }
    }
    return type.equals("tmpfs") || type.equals("ramfs");
  }

  private static boolean isUnder(String path, String point) {
    return path.startsWith(point.endsWith("/") ? point : point + "/");
  }

  private static String unescaped(String field) {
    return field
        .replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\");
  }

  private static String read(File file) throws IOException {
    StringBuilder text = new StringBuilder();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        text.append(line).append('\n');
      }
    }
    return text.toString();
  }
}
