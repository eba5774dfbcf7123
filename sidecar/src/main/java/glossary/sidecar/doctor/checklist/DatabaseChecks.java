package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.DATABASE;

import java.util.List;

/** Whether the glossary's database can be relied on. */
final class DatabaseChecks {
  static final List<Check> ALL =
      List.of(
          check(
              "DB-01",
              "The database is there",
              "the file that DATABASE_URL names",
              "Correct DATABASE_URL, or start the glossary server once so that it makes its file",
              DatabaseFile::present),
          check(
              "DB-02",
              "The database can be read",
              "the file and its tables, opened as the sidecar opens it",
              "Mend what the sentence names",
              DatabaseContent::readable),
          check(
              "DB-03",
              "The database holds entries",
              "the first rows of the glossary",
              "glossary-sidecar import FILE, or check DATABASE_URL",
              DatabaseContent::filled),
          check(
              "DB-04",
              "Who may write is what was meant",
              "DATABASE_MODE, and whether this user may write to the file",
              "DATABASE_MODE=read-only, or make the file and its folder writable",
              DatabaseFile::mode),
          check(
              "DB-05",
              "The disk is this machine's",
              "the type of the file system",
              "Move the database to a local disk: SQLite's locks are not reliable over a network",
              DatabaseFile::local),
          check(
              "DB-06",
              "The pages of the database are sound",
              "PRAGMA quick_check, for 50 ms",
              "glossary-sidecar restore ID (the command backups lists the ids)",
              DatabaseContent::quickCheck),
          check(
              "DB-07",
              "Every reference has its target",
              "PRAGMA foreign_key_check, for 50 ms",
              "Delete the rows that it names, or restore their targets from a backup",
              DatabaseContent::foreignKeys),
          check(
              "DB-08",
              "No transaction was left half-way",
              "a -journal file that nobody is writing",
              "Start the glossary server once; SQLite undoes what was left. Never delete the file",
              DatabaseFile::journal),
          check(
              "DB-09",
              "The write-ahead log is short",
              "the -wal file",
              "End what keeps a transaction open, then: sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)'",
              DatabaseFile::log),
          check(
              "DB-10",
              "The file is not mostly empty",
              "PRAGMA freelist_count and page_count",
              "Take a backup, stop the server, then: sqlite3 FILE VACUUM",
              DatabaseContent::free),
          check(
              "DB-11",
              "Definitions are JSON",
              "the first 1,000 rows",
              "Correct the rows that it names; the sidecar serves them as text meanwhile",
              DatabaseContent::json),
          check(
              "DB-12",
              "An entry exists once",
              "a unique index over term, language and source",
              "CREATE UNIQUE INDEX uq ON glossary_entries (term, language, source), after a backup",
              DatabaseContent::unique),
          check(
              "DB-13",
              "Text is stored as UTF-8",
              "PRAGMA encoding",
              "Export the glossary, and import it into a database with the usual encoding",
              DatabaseContent::encoding),
          check(
              "DB-14",
              "Only its users may change the file",
              "owner and mode of the database file",
              "chmod o-w on the file, by its owner",
              DatabaseFile::guarded));

  private DatabaseChecks() {}

  private static Check check(
      String id, String title, String looksAt, String next, Check.Look look) {
    return Check.of(DATABASE, id, title, looksAt, next, look);
  }
}
