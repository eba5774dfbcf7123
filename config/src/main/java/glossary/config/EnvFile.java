package glossary.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A {@code .env} file as Docker Compose reads one, without interpolation.
 *
 * @param lines every assignment in the order of the file, a name perhaps more than once
 */
record EnvFile(List<Line> lines, Findings findings) {
  static final int MOST_BYTES = 1 << 20;
  private static final int MOST_FINDINGS = 20;

  record Line(String name, String text, Origin origin) {}

  /** Never fails: a file that cannot be read is one more finding. */
  static EnvFile read(Path file) {
    try {
      return parse(file.toString(), BoundedFile.read(file, MOST_BYTES));
    } catch (BoundedFile.Unreadable why) {
      Findings findings = new Findings();
      findings.problem(
          new ConfigProblem(
              file.toString(),
              "must be a readable env file, but " + why.getMessage(),
              null,
              null,
              "check --env-file",
              ""));
      return new EnvFile(List.of(), findings);
    }
  }

  /**
   * @param name of the file, as origins show it
   */
  static EnvFile parse(String name, byte[] bytes) {
    Findings findings = new Findings(MOST_FINDINGS);
    String text = EnvText.decode(name, bytes, findings);
    return new EnvFile(new EnvParser(name, text, findings).lines(), findings);
  }
}
