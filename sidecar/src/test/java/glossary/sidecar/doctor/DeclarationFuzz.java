package glossary.sidecar.doctor;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** The text of a table or trigger in a foreign database. */
class DeclarationFuzz {

  @FuzzTest
  void declaration(byte[] bytes) {
    String sql = new String(bytes, StandardCharsets.UTF_8);
    Schema.Item table = new Schema.Item("table", "glossary_fts", "glossary_fts", sql);
    DeclarationParser.isFts5(table);
    DeclarationParser.parse(table);
  }

  @FuzzTest
  void trigger(byte[] bytes) {
    String sql = new String(bytes, StandardCharsets.UTF_8);
    FtsTrigger.of(new Schema.Item("trigger", "t", "glossary_entries", sql), "glossary_fts");
  }
}
