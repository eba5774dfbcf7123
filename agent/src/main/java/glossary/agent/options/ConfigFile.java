package glossary.agent.options;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;

/** The properties file of {@code config=FILE}. */
final class ConfigFile {
  private static final int BYTES_MAX = 64 * 1024;

  private ConfigFile() {}

  static List<Given> read(String name) throws BadOptionException {
    File file = new File(name);
    if (!file.isFile()) {
      // A named pipe would be waited for, and the host with it.
      throw new BadOptionException("config names " + Texts.quoted(name) + ", which is no file.");
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(file)));
    } catch (IOException | IllegalArgumentException | SecurityException failed) {
      throw new BadOptionException(
          "config names " + Texts.quoted(name) + ", which cannot be read: " + why(failed) + ".");
    }
    return given(properties, "in " + Texts.quoted(name));
  }

  private static String why(Exception failed) {
    return Texts.quoted(String.valueOf(failed.getMessage()));
  }

  private static String text(File file) throws IOException {
    byte[] bytes = new byte[BYTES_MAX + 1];
    int length = 0;
    try (InputStream in = new FileInputStream(file)) {
      int read = 0;
      while (read >= 0 && length < bytes.length) {
        read = in.read(bytes, length, bytes.length - length);
        length += Math.max(0, read);
      }
    }
    if (length > BYTES_MAX) {
      throw new IOException("more than " + BYTES_MAX + " bytes");
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static List<Given> given(Properties properties, String where) throws BadOptionException {
    List<Given> given = new ArrayList<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (key.equals(Option.CONFIG.key)) {
        throw new BadOptionException("config cannot name another file (" + where + ").");
      }
      given.add(new Given(key, properties.getProperty(key).trim(), where));
    }
    return given;
  }
}
