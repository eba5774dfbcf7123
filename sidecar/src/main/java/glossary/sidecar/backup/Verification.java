package glossary.sidecar.backup;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a look at every byte of a backup has found.
 *
 * @param problem why it must not be trusted, one sentence; empty if it is sound
 * @param integrity {@code ok}, or the first problem of {@code PRAGMA integrity_check}; {@code
 *     pending} if it was not got that far
 * @param entries rows of the glossary's own table; -1 if it has none
 * @param tables rows by table
 * @param warnings what is wrong with the host's data itself, such as a broken full-text index or
 *     rows that refer to missing ones; the backup is as good as its source
 * @param sha256 of the stored file
 * @param sourceSha256 of the database in it
 */
public record Verification(
    String problem,
    String integrity,
    long entries,
    Map<String, Long> tables,
    List<String> warnings,
    String sha256,
    String sourceSha256,
    long sizeBytes,
    long sourceSizeBytes,
    Duration duration) {

  public Verification {
    tables = Map.copyOf(tables);
    warnings = List.copyOf(warnings);
  }

  public boolean sound() {
    return problem.isEmpty();
  }
}
