package glossary.sidecar.backup;

import static glossary.config.BackupCompression.NONE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The folder BACKUP_DIR. Only files with a backup's name are its concern, and the work folders of
 * runs; others are never touched. Several processes may share it. Thread-safe.
 */
public final class BackupFolder {
  private static final String RUN_LOCK = ".glossary-backup.lock";
  private static final String METADATA_LOCK = ".glossary-metadata.lock";
  private static final Comparator<Backup> NEWEST_FIRST =
      Comparator.comparing(Backup::createdAt).thenComparing(Backup::filename).reversed();

  private final Path root;
  private final FolderContents contents;

  /**
   * @param root absolute; made when it is first needed
   */
  public BackupFolder(Path root) {
    this.root = root;
    this.contents = new FolderContents(root);
  }

  public Path root() {
    return root;
  }

  /** Newest first; empty if the folder is missing. */
  public List<Backup> list() throws IOException {
    List<Backup> backups = new ArrayList<>();
    for (BackupName name : contents.names()) {
      contents.read(name).ifPresent(backups::add);
    }
    backups.sort(NEWEST_FIRST);
    return List.copyOf(backups);
  }

  /** By id or file name. Anything else, such as a path, finds nothing. */
  public Optional<Backup> find(String id) throws IOException {
    Optional<BackupName> name = contents.name(id);
    return name.isEmpty() ? Optional.empty() : contents.read(name.get());
  }

  /**
   * A file anywhere, described as if it were in the folder.
   *
   * @throws BackupException if there is none
   */
  public static StoredBackup describe(Path file) throws IOException {
    Path absolute = file.toAbsolutePath().normalize();
    if (!Files.isRegularFile(absolute)) {
      throw new BackupException(file + " is no file. Name a backup's file or its id.");
    }
    return new StoredBackup(new FolderContents(absolute.getParent()).describe(absolute), absolute);
  }

  /** With its file. */
  public StoredBackup stored(Backup backup) {
    return new StoredBackup(backup, file(backup));
  }

  /** Absolute. */
  public Path file(Backup backup) {
    return root.resolve(backup.filename());
  }

  /**
   * Keeps it whatever the retention says, or no longer.
   *
   * @throws BackupException if there is none of this id
   */
  public Backup pin(String id, boolean pinned) throws IOException {
    return change(id, backup -> new Change(backup).pinned(pinned));
  }

  /**
   * Notes that it was restored and queried.
   *
   * @throws BackupException if there is none of this id
   */
  public Backup proven(String id, Instant at) throws IOException {
    return change(id, backup -> new Change(backup).proven(at));
  }

  /**
   * Notes what a verification found, good or bad.
   *
   * @throws BackupException if there is none of this id
   */
  public Backup verified(String id, Verification verification) throws IOException {
    return change(id, backup -> new Change(backup).verified(verification));
  }

  /** First the data, then the metadata. Does nothing if it is gone already. */
  public void delete(String id) throws IOException {
    Optional<BackupName> name = contents.name(id);
    if (name.isPresent()) {
      FolderLock lock = FolderLock.acquire(root.resolve(METADATA_LOCK));
      try {
        contents.delete(name.get());
      } finally {
        lock.close();
      }
    }
  }

  /** Whether a backup or a restore of this or another process runs now. */
  boolean isBusy() throws IOException {
    if (!Files.isDirectory(root)) {
      return false;
    }
    Optional<FolderLock> free = FolderLock.tryAcquire(root.resolve(RUN_LOCK));
    free.ifPresent(FolderLock::close);
    return free.isEmpty();
  }

  /**
   * Makes the folder, and takes it for one run; what dead runs have left is deleted.
   *
   * @throws BackupBusy if another run has it
   */
  BackupRun startRun() throws IOException {
    try {
      OwnFiles.createFolder(root);
      FolderLock lock = FolderLock.tryAcquire(root.resolve(RUN_LOCK)).orElseThrow(BackupBusy::new);
      BackupRun run = new BackupRun(this, lock);
      cleanUp(run);
      return run;
    } catch (IOException failed) {
      throw notWritable(failed);
    }
  }

  /**
   * A folder for files that are not yet a backup, and go when it is closed.
   *
   * @throws IOException if it cannot be made; the message says what to do
   */
  WorkFolder work() throws IOException {
    try {
      OwnFiles.createFolder(root);
      return WorkFolder.in(root);
    } catch (IOException failed) {
      throw notWritable(failed);
    }
  }

  /**
   * Gives a verified file its name, the first free one from its time on.
   *
   * @param stored forced to the disk, in the work folder
   * @param of makes the backup of an id and a file name
   */
  Backup publish(WorkFolder work, Path stored, BackupName wanted, Named of) throws IOException {
    FolderLock lock = FolderLock.acquire(root.resolve(METADATA_LOCK));
    try {
      BackupName name = wanted;
      while (contents.isTaken(name.stem())) {
        name = name.nextSecond();
      }
      Backup backup = of.backup(name.stem(), name.filename());
      contents.write(backup, work.file("metadata.json"));
      OwnFiles.moveNew(stored, root.resolve(name.filename()));
      OwnFiles.force(root);
      return backup;
    } finally {
      lock.close();
    }
  }

  /**
   * Keeps the copy of a damaged database under a name that is no backup's.
   *
   * @return what it is called now
   */
  Path keepDamaged(Path snapshot, Instant at) throws IOException {
    Path kept =
        root.resolve(BackupName.at(at, NONE).stem().replace("_backup_", "_damaged_") + ".db");
    for (int i = 2; Files.exists(kept); i++) {
      kept = kept.resolveSibling(kept.getFileName().toString().replace(".db", "-" + i + ".db"));
    }
    OwnFiles.forceFile(snapshot);
    OwnFiles.moveNew(snapshot, kept);
    OwnFiles.force(root);
    return kept;
  }

  /** Digests that another program noted of a file, stored or unpacked; empty if none. */
  List<String> foreignDigests(Path file) {
    return new FolderContents(file.toAbsolutePath().getParent()).foreignDigests(file);
  }

  /** What is known of a backup. */
  interface Named {
    Backup backup(String id, String filename);
  }

  private Backup change(String id, UnaryOperator<Backup> change) throws IOException {
    try (WorkFolder work = work()) {
      FolderLock lock = FolderLock.acquire(root.resolve(METADATA_LOCK));
      try {
        Backup changed = change.apply(find(id).orElseThrow(BackupFolder::none));
        contents.write(changed, work.file("metadata.json"));
        OwnFiles.force(root);
        return changed;
      } finally {
        lock.close();
      }
    }
  }

  private void cleanUp(BackupRun run) throws IOException {
    boolean clean = false;
    try {
      WorkFolder.cleanUp(root);
      contents.deleteOrphans();
      clean = true;
    } finally {
      if (!clean) {
        run.close();
      }
    }
  }

  private static BackupException none() {
    return new BackupException("There is no such backup. GET /api/backups lists them.");
  }

  private BackupException notWritable(IOException failed) {
    return failed instanceof BackupException known
        ? known
        : new BackupException(
            "The folder "
                + root
                + " cannot be written to ("
                + failed.getClass().getSimpleName()
                + "); make it writable for this user, or set BACKUP_DIR to another folder.",
            failed);
  }
}
