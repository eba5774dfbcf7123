package glossary.sidecar.doctor;

/** Declarations and triggers that hosts use, each with its table and three rows. */
final class Indexes {
  private static final String VIEW =
      "CREATE VIEW glossary_rows AS SELECT id, term, json_extract(definitions, '$[0].text') AS"
          + " definition_text FROM glossary_entries;";

  /** External content, and triggers that tell the words to remove. */
  static final String SOUND_EXTERNAL =
      HostFile.ENTRIES
          + HostFile.ROWS
          + """
          CREATE VIRTUAL TABLE glossary_fts USING fts5(term, note, content='glossary_entries', content_rowid='id', tokenize='porter');
          INSERT INTO glossary_fts(glossary_fts) VALUES ('rebuild');
          CREATE TRIGGER i AFTER INSERT ON glossary_entries BEGIN
            INSERT INTO glossary_fts(rowid, term, note) VALUES (new.id, new.term, new.note); END;
          CREATE TRIGGER d AFTER DELETE ON glossary_entries BEGIN
            INSERT INTO glossary_fts(glossary_fts, rowid, term, note) VALUES ('delete', old.id, old.term, old.note); END;
          CREATE TRIGGER u AFTER UPDATE ON glossary_entries BEGIN
            INSERT INTO glossary_fts(glossary_fts, rowid, term, note) VALUES ('delete', old.id, old.term, old.note);
            INSERT INTO glossary_fts(rowid, term, note) VALUES (new.id, new.term, new.note); END;
          """;

  /** A view that fits, and triggers that would be right only if the index kept its own text. */
  static final String WRONG_TRIGGERS =
      HostFile.ENTRIES
          + VIEW
          + """
          CREATE VIRTUAL TABLE glossary_fts USING fts5(term, definition_text, content='glossary_rows', content_rowid='id');
          CREATE TRIGGER i AFTER INSERT ON glossary_entries BEGIN
            INSERT INTO glossary_fts(rowid, term, definition_text) SELECT id, term, definition_text FROM glossary_rows WHERE id = new.id; END;
          CREATE TRIGGER d AFTER DELETE ON glossary_entries BEGIN DELETE FROM glossary_fts WHERE rowid = old.id; END;
          CREATE TRIGGER u AFTER UPDATE ON glossary_entries BEGIN DELETE FROM glossary_fts WHERE rowid = old.id;
            INSERT INTO glossary_fts(rowid, term, definition_text) SELECT id, term, definition_text FROM glossary_rows WHERE id = new.id; END;
          """
          + HostFile.ROWS;

  static final String BEFORE_TRIGGERS =
      WRONG_TRIGGERS
          .replace("d AFTER DELETE", "d BEFORE DELETE")
          .replace(
              "CREATE TRIGGER u AFTER",
              "CREATE TRIGGER b BEFORE UPDATE ON glossary_entries BEGIN DELETE FROM glossary_fts WHERE rowid = old.id; END; CREATE TRIGGER u AFTER")
          .replace(
              "UPDATE ON glossary_entries BEGIN DELETE FROM glossary_fts WHERE rowid = old.id;\n",
              "UPDATE ON glossary_entries BEGIN\n");

  static final String CONTENTLESS =
      HostFile.ENTRIES
          + """
          CREATE VIRTUAL TABLE glossary_fts USING fts5(term, note, content='');
          CREATE TRIGGER i AFTER INSERT ON glossary_entries BEGIN
            INSERT INTO glossary_fts(rowid, term, note) VALUES (new.id, new.term, new.note); END;
          CREATE TRIGGER d AFTER DELETE ON glossary_entries BEGIN DELETE FROM glossary_fts WHERE rowid = old.id; END;
          CREATE TRIGGER u AFTER UPDATE ON glossary_entries BEGIN DELETE FROM glossary_fts WHERE rowid = old.id;
            INSERT INTO glossary_fts(rowid, term, note) VALUES (new.id, new.term, new.note); END;
          """
          + HostFile.ROWS;

  private Indexes() {}
}
