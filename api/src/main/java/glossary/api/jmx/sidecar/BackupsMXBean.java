package glossary.api.jmx.sidecar;

import java.util.Date;
import java.util.List;

/**
 * The backups. Sends a notification of type {@link #FAILED} when a backup, a verification or a
 * drill failed.
 */
public interface BackupsMXBean {

  /** Type of the notification. */
  String FAILED = "glossary.sidecar.backup.failed";

  /** Newest first. */
  List<BackupFigures> getBackups();

  /** Null if there is none. */
  Date getLastSuccess();

  /** When a backup was last restored and queried; null if none was. */
  Date getLastProven();

  /** Why the last attempt failed; null if it did not. */
  String getLastError();

  /**
   * Takes a backup, in the background.
   *
   * @return the id of the job, for {@code GET /api/jobs/ID}
   */
  String backupNow();

  /**
   * Reads a backup again, in the background.
   *
   * @return the id of the job
   * @throws IllegalArgumentException if there is no such backup
   */
  String verify(String id);

  /**
   * Restores the newest backup to a place of its own and queries it, in the background.
   *
   * @return the id of the job
   */
  String drill();
}
