package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.BackupFigures;
import java.time.Instant;
import java.util.List;

/**
 * Backups as an operator sees and starts them. Answers at once; what is started runs in the
 * background.
 */
public interface BackupControl {

  /** Newest first. */
  List<BackupFigures> all();

  /** Null if there is none. */
  Instant lastSuccess();

  /** Null if none was. */
  Instant lastProven();

  /** Null if the last attempt did not fail. */
  String lastError();

  /**
   * @return the job's id
   * @throws IllegalStateException if it cannot be started now, with what to do
   */
  String backupNow();

  /**
   * @return the job's id
   * @throws IllegalArgumentException if there is no such backup
   */
  String verify(String id);

  /**
   * @return the job's id
   * @throws IllegalStateException if it cannot be started now, with what to do
   */
  String drill();
}
