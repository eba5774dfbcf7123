package glossary.sidecar.backup;

import java.nio.file.Path;

/**
 * A verified backup's database in a scratch file of its own, with a rollback journal. May be opened
 * and changed; gone when this is closed.
 */
public final class UnpackedBackup implements AutoCloseable {
  private final Path database;
  private final Verification verification;
  private final Runnable clean;

  UnpackedBackup(Path database, Verification verification, Runnable clean) {
    this.database = database;
    this.verification = verification;
    this.clean = clean;
  }

  public Path database() {
    return database;
  }

  public Verification verification() {
    return verification;
  }

  @Override
  public void close() {
    clean.run();
  }
}
