package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.DATABASE;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.DatabaseFacts;
import glossary.sidecar.glossary.EntryFilter;
import glossary.sidecar.glossary.FileSystemType;
import glossary.sidecar.glossary.SourceState;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whether the glossary's database can be relied on. */
final class DatabaseChecks {
  private static final long LARGE_LOG = 64 << 20;
  private static final Outcome UNREADABLE =
      notApplicable("The database cannot be read now (DB-02).");
  private static final Outcome TOO_LARGE =
      notApplicable("It takes longer than a look at a foreign database may; every backup does it.");

  static final List<Check> ALL =
      List.of(
          check(
              "DB-01",
              "The database is there",
              "the file that DATABASE_URL names",
              "Correct DATABASE_URL, or start the glossary server once so that it makes its file",
              DatabaseChecks::present),
          check(
              "DB-02",
              "The database can be read",
              "the file and its tables, opened as the sidecar opens it",
              "Mend what the sentence names",
              DatabaseChecks::readable),
          check(
              "DB-03",
              "The database holds entries",
              "the first rows of the glossary",
              "glossary-sidecar import FILE, or check DATABASE_URL",
              DatabaseChecks::filled),
          check(
              "DB-04",
              "Who may write is what was meant",
              "DATABASE_MODE, and whether this user may write to the file",
              "DATABASE_MODE=read-only, or make the file and its folder writable",
              DatabaseChecks::mode),
          check(
              "DB-05",
              "The disk is this machine's",
              "the type of the file system",
              "Move the database to a local disk: SQLite's locks are not reliable over a network",
              DatabaseChecks::local),
          check(
              "DB-06",
              "The pages of the database are sound",
              "PRAGMA quick_check, for 50 ms",
              "glossary-sidecar restore ID (the command backups lists the ids)",
              DatabaseChecks::quickCheck),
          check(
              "DB-07",
              "Every reference has its target",
              "PRAGMA foreign_key_check, for 50 ms",
              "Delete the rows that it names, or restore their targets from a backup",
              DatabaseChecks::foreignKeys),
          check(
              "DB-08",
              "No transaction was left half-way",
              "a -journal file that nobody is writing",
              "Start the glossary server once; SQLite undoes what was left. Never delete the file",
              DatabaseChecks::journal),
          check(
              "DB-09",
              "The write-ahead log is short",
              "the -wal file",
              "End what keeps a transaction open, then: sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)'",
              DatabaseChecks::log),
          check(
              "DB-10",
              "The file is not mostly empty",
              "PRAGMA freelist_count and page_count",
              "Take a backup, stop the server, then: sqlite3 FILE VACUUM",
              DatabaseChecks::free),
          check(
              "DB-11",
              "Definitions are JSON",
              "the first 1,000 rows",
              "Correct the rows that it names; the sidecar serves them as text meanwhile",
              DatabaseChecks::json),
          check(
              "DB-12",
              "An entry exists once",
              "a unique index over term, language and source",
              "CREATE UNIQUE INDEX uq ON glossary_entries (term, language, source), after a backup",
              DatabaseChecks::unique),
          check(
              "DB-13",
              "Text is stored as UTF-8",
              "PRAGMA encoding",
              "Export the glossary, and import it into a database with the usual encoding",
              DatabaseChecks::encoding),
          check(
              "DB-14",
              "Only its users may change the file",
              "owner and mode of the database file",
              "chmod o-w on the file, by its owner",
              DatabaseChecks::guarded));

  private DatabaseChecks() {}

  private static Check check(
      String id, String title, String looksAt, String next, Check.Look look) {
    return Check.of(DATABASE, id, title, looksAt, next, look);
  }

  private static Outcome present(Situation situation) {
    Path file = situation.database();
    if (Files.exists(file)) {
      return ok("%s is there.", name(file));
    }
    return situation.find(Catalogue.DATABASE_URL).isPresent()
        ? problem("%s is not there.", name(file))
        : warning("No database is named, and none is there; the first start makes a sample.")
            .next("DATABASE_URL=sqlite:////path/to/glossary.db");
  }

  private static Outcome readable(Situation situation) throws IOException {
    Optional<SqliteSource> source = situation.source();
    if (source.isEmpty()) {
      return notApplicable("There is no file yet (DB-01).");
    }
    SourceState state = source.get().state();
    return state.ready()
        ? ok("It is read %s.", state.writable() ? "and may be written" : "and never written")
        : problem("%s", Sentences.clean(state.message()))
            .next("%s", Sentences.clean(state.message()));
  }

  private static Outcome filled(Situation situation) throws IOException, SQLException {
    if (situation.readable().isEmpty()) {
      return UNREADABLE;
    }
    long count = situation.readable().get().count(EntryFilter.ALL);
    return count == 0 ? warning("It has no entries.") : ok("It has %,d entries.", count);
  }

  private static Outcome mode(Situation situation) throws IOException {
    DatabaseMode mode = situation.get(Catalogue.DATABASE_MODE);
    Optional<SqliteSource> source = situation.readable();
    if (source.isEmpty()) {
      return UNREADABLE;
    }
    boolean writable = source.get().state().writable();
    boolean wanted = mode == DatabaseMode.READ_WRITE || mode == DatabaseMode.CREATE;
    return wanted && !writable
        ? problem("DATABASE_MODE wants to write, and this user may not.")
        : ok("DATABASE_MODE is %s: the API %s.", mode, writable ? "writes" : "only reads");
  }

  private static Outcome local(Situation situation) {
    Path file = situation.database();
    if (!Files.exists(file)) {
      return notApplicable("There is no file yet (DB-01).");
    }
    String type = FileSystemType.of(file);
    if (type.isEmpty()) {
      return notApplicable("The system does not tell the type of the file system.");
    }
    return FileSystemType.isNetwork(type)
        ? warning("The database is on %s.", type)
        : ok("The file system is %s.", type);
  }

  private static Outcome quickCheck(Situation situation) throws IOException {
    if (situation.readable().isEmpty()) {
      return UNREADABLE;
    }
    Optional<String> found = situation.readable().get().quickCheck();
    if (found.isEmpty()) {
      return TOO_LARGE;
    }
    return found.get().equals("ok")
        ? ok("quick_check says ok.")
        : problem("quick_check says: %s.", Sentences.clean(found.get()));
  }

  private static Outcome foreignKeys(Situation situation) throws IOException, SQLException {
    if (situation.readable().isEmpty()) {
      return UNREADABLE;
    }
    Optional<List<String>> tables = Pragmas.column(situation, "PRAGMA foreign_key_check");
    if (tables.isEmpty()) {
      return TOO_LARGE;
    }
    List<String> named = tables.get().stream().distinct().toList();
    return named.isEmpty()
        ? ok("No reference lacks its target.")
        : warning(
            "%d rows (100 are looked for) point to nothing, in %s.",
            tables.get().size(), Sentences.some(named));
  }

  private static Outcome journal(Situation situation) {
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

  private static Outcome log(Situation situation) throws IOException {
    if (situation.readable().isEmpty()) {
      return UNREADABLE;
    }
    DatabaseFacts facts = situation.readable().get().facts();
    boolean large = facts.walBytes() > Math.max(LARGE_LOG, facts.sizeBytes());
    return large
        ? warning("The -wal file has %s.", Sentences.mebibytes(facts.walBytes()))
        : ok(
            "Journal mode %s, %s of log.",
            facts.journalMode(), Sentences.mebibytes(facts.walBytes()));
  }

  private static Outcome free(Situation situation) throws IOException, SQLException {
    Optional<Long> free = Pragmas.number(situation, "PRAGMA freelist_count");
    Optional<Long> all = Pragmas.number(situation, "PRAGMA page_count");
    if (free.isEmpty() || all.isEmpty() || all.get() == 0) {
      return UNREADABLE;
    }
    long percent = free.get() * 100 / all.get();
    return percent > 50 && all.get() > 1000
        ? warning("%d %% of its pages are unused.", percent)
        : ok("%d %% of its %,d pages are unused.", percent, all.get());
  }

  private static Outcome json(Situation situation) throws IOException, SQLException {
    if (situation.readable().isEmpty() || situation.find(Catalogue.SOURCE_SQL).isPresent()) {
      return notApplicable("There is no usual table to be read.");
    }
    Optional<List<String>> wrong =
        Pragmas.column(
            situation,
            "SELECT id FROM (SELECT id, definitions FROM glossary_entries ORDER BY id LIMIT 1000)"
                + " WHERE CASE WHEN json_valid(definitions) THEN json_type(definitions) <> 'array' ELSE 1 END");
    if (wrong.isEmpty()) {
      return TOO_LARGE;
    }
    return wrong.get().isEmpty()
        ? ok("They are.")
        : warning(
            "%d rows have none, such as %s.", wrong.get().size(), Sentences.some(wrong.get()));
  }

  private static Outcome unique(Situation situation) throws IOException, SQLException {
    if (situation.readable().isEmpty() || situation.find(Catalogue.SOURCE_SQL).isPresent()) {
      return notApplicable("There is no usual table to be read.");
    }
    Optional<Long> indexes =
        Pragmas.number(
            situation,
            "SELECT count(*) FROM pragma_index_list('glossary_entries') AS l WHERE l.\"unique\" = 1"
                + " AND 3 = (SELECT count(*) FROM pragma_index_info(l.name) AS i"
                + " WHERE lower(i.name) IN ('term', 'language', 'source'))");
    if (indexes.isEmpty()) {
      return TOO_LARGE;
    }
    return indexes.get() == 0
        ? warning("Nothing keeps an entry from being stored twice.")
        : ok("A unique index over term, language and source is there.");
  }

  private static Outcome encoding(Situation situation) throws IOException, SQLException {
    Optional<String> encoding = Pragmas.text(situation, "PRAGMA encoding");
    if (encoding.isEmpty()) {
      return UNREADABLE;
    }
    return encoding.get().equals("UTF-8")
        ? ok("It is UTF-8.")
        : warning("It is %s.", encoding.get());
  }

  private static Outcome guarded(Situation situation) throws IOException {
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
