package glossary.sidecar.backup;

import java.util.List;
import java.util.Map;

/**
 * What SQLite says of a copy.
 *
 * @param integrity {@code ok} or the first problem
 * @param entries rows of the glossary's own table; -1 if it has none
 * @param tables rows by table
 * @param warnings what was wrong with the original, and so is with the copy
 */
record CheckedDatabase(
    String integrity, long entries, Map<String, Long> tables, List<String> warnings) {

  boolean sound() {
    return integrity.equals("ok");
  }
}
