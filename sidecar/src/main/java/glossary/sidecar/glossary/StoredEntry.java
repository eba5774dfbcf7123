package glossary.sidecar.glossary;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * One row as it is stored, whatever types it has there. Taken while the database is locked, so it
 * does nothing but copy; {@link #entry} puts it in order afterwards.
 *
 * @param texts in the order of {@link EntryTable}, null where the row or the table has none
 */
record StoredEntry(long id, List<String> texts) {
  /** Longer texts are cut here. */
  static final int MOST_CHARACTERS = 1 << 20;

  private static final int TEXTS = 10;

  static StoredEntry read(ResultSet row, ReadLimit limit) throws SQLException {
    String[] texts = new String[TEXTS];
    for (int i = 0; i < TEXTS; i++) {
      texts[i] = row.getString(i + 2);
      limit.took(texts[i] == null ? 0 : texts[i].length());
    }
    return new StoredEntry(row.getLong(1), Arrays.asList(texts));
  }

  /** What is missing becomes empty text, and null where the entry allows it. */
  Entry entry() {
    return new Entry(
        id,
        textOrEmpty(0),
        EntryJson.definitions(texts.get(1)),
        textOrEmpty(2),
        textOrEmpty(3),
        texts.get(4),
        EntryJson.tags(texts.get(5)),
        textOrEmpty(6),
        textOrEmpty(7),
        texts.get(8),
        texts.get(9));
  }

  private String textOrEmpty(int index) {
    return texts.get(index) == null ? "" : texts.get(index);
  }
}
