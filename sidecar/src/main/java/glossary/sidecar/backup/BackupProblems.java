package glossary.sidecar.backup;

import glossary.sidecar.glossary.LiveDatabaseException;
import glossary.sidecar.http.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What was thrown on purpose, as an answer for admins: its sentence may name paths. */
final class BackupProblems {
  private BackupProblems() {}

  /** Empty for what nobody foresaw. */
  static Optional<Problem> of(IOException failed) {
    if (failed instanceof LiveDatabaseException live) {
      return Optional.of(of(live));
    }
    return failed instanceof BackupException
        ? Optional.of(new Problem(500, failed.getMessage()))
        : Optional.empty();
  }

  private static Problem of(LiveDatabaseException failed) {
    String sentence = failed.getMessage();
    return switch (failed.kind()) {
      case FORBIDDEN -> new Problem(403, sentence);
      case BUSY -> new Problem(503, "http_error", sentence, Map.of("Retry-After", "5"), null);
      case MISSING -> new Problem(503, sentence);
      case DISK_FULL -> new Problem(507, sentence);
      case DAMAGED, NO_PERMISSION, OTHER -> new Problem(500, sentence);
    };
  }
}
