package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.DatabaseFacts;
import glossary.sidecar.glossary.FileSystemType;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at the database's file and at what lies beside it. */
final class DatabaseFile {
  private static final long LARGE_LOG = 64 << 20;
  private static final Outcome UNREADABLE =
      notApplicable("The database cannot be read now (DB-02).");

  private DatabaseFile() {}

  static Outcome present(Situation situation) {
    Path file = situation.database();
    if (Files.exists(file)) {
      return ok("%s is there.", name(file));
    }
    return situation.find(Catalogue.DATABASE_URL).isPresent()
        ? problem("%s is not there.", name(file))
        : warning("No database is named, and none is there; the first start makes a sample.")
            .next("DATABASE_URL=sqlite:////path/to/glossary.db");
  }

  static Outcome mode(Situation situation) throws IOException {
    DatabaseMode mode = situation.get(Catalogue.DATABASE_MODE);
    Optional<SqliteSource> source = situation.readable();
    if (source.isEmpty()) {
      return UNREADABLE;
    }
    boolean writable = source.get().state().writable();
    boolean wanted = mode == DatabaseMode.READ_WRITE || mode == DatabaseMode.CREATE;
    return wanted && !writable
        ? problem("DATABASE_MODE wants to write, and this user may not.")
        : ok(
            "DATABASE_MODE is %s: the API %s.",
            Sentences.word(mode), writable ? "writes" : "only reads");
  }

  static Outcome local(Situation situation) {
    Path file = situation.database();
    return Files.exists(file)
        ? fileSystem(FileSystemType.of(file))
        : notApplicable("There is no file yet (DB-01).");
  }

  /**
   * @param type as {@link FileSystemType#of} tells it
   */
  static Outcome fileSystem(String type) {
    if (type.isEmpty()) {
      return notApplicable("The system does not tell the type of the file system.");
    }
    return FileSystemType.isNetwork(type)
        ? warning("The database is on %s.", type)
        : ok("The file system is %s.", type);
  }

  static Outcome journal(Situation situation) {
    Path journal = sibling(situation.database(), "-journal");
    try {
      long size = Files.size(journal);
      boolean old =
          Files.getLastModifiedTime(journal)
              .toInstant()
              .plusSeconds(60)
              .isBefore(situation.clock().instant());
      return size > 0 && old
          ? problem("%s is older than a minute.", name(journal))
          : ok("A transaction is under way, or its empty journal is kept.");
    } catch (IOException none) {
      return ok("There is no -journal file.");
    }
  }

  static Outcome log(Situation situation) throws IOException {
    if (situation.readable().isEmpty()) {
      return UNREADABLE;
    }
    DatabaseFacts facts = situation.readable().get().facts();
    boolean large = facts.walBytes() > Math.max(LARGE_LOG, facts.sizeBytes());
    return large
        ? warning("The -wal file has %s.", Sentences.size(facts.walBytes()))
        : ok("Journal mode %s, %s of log.", facts.journalMode(), Sentences.size(facts.walBytes()));
  }

  static Outcome guarded(Situation situation) throws IOException {
    Path file = situation.database();
    if (!Files.exists(file)) {
      return notApplicable("There is no file yet (DB-01).");
    }
    return Modes.of(file)
        .map(
            mode ->
                mode.othersWrite()
                    ? problem("Any user may write to it (%s).", mode.text())
                        .next("chmod o-w %s", Sentences.shell(file))
                    : ok("Its mode is %s.", mode.text()))
        .orElse(notApplicable("This file system has no modes."));
  }

  private static Path sibling(Path file, String suffix) {
    return file.resolveSibling(file.getFileName() + suffix);
  }

  private static String name(Path file) {
    return Sentences.clean(file.toString());
  }
}
