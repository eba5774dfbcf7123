package glossary.config;

import java.nio.file.Path;

/**
 * Where one value was set.
 *
 * @param text as shown to people, such as {@code .env:12} or {@code ADMIN_TOKEN_FILE (from
 *     environment)}
 */
public record Origin(Layer layer, String text) {
  static final Origin DEFAULT = new Origin(Layer.DEFAULT, "default");
  static final Origin ENVIRONMENT = new Origin(Layer.ENVIRONMENT, "environment");
  static final Origin SYSTEM_PROPERTY = new Origin(Layer.SYSTEM_PROPERTY, "system property");
  static final Origin COMMAND_LINE = new Origin(Layer.COMMAND_LINE, "--set");

  static Origin template(Environment environment) {
    return new Origin(Layer.TEMPLATE, environment.word() + " template");
  }

  /** A line of an env file, or the whole file for line 0. */
  static Origin envFile(String file, int line) {
    return new Origin(Layer.ENV_FILE, line == 0 ? file : file + ":" + line);
  }

  /** The file named by {@code name}, which itself was set at {@code where}. */
  static Origin namedFile(String name, Origin where) {
    return new Origin(Layer.NAMED_FILE, name + " (from " + where.text + ")");
  }

  /** A file that is read while the process runs. */
  static Origin file(Path file) {
    return new Origin(Layer.NAMED_FILE, file.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
