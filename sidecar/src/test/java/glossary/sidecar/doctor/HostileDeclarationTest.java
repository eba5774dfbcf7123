package glossary.sidecar.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.doctor.Declaration.Content;
import glossary.sidecar.doctor.Report.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileDeclarationTest {
  @TempDir Path folder;

  @Test
  void names_with_quotes_newlines_and_comments_are_examined_and_mended() {
    String name = "\"glossary \"\"fts\"\"\n-- 'ß)\"";
    HostFile host =
        HostFile.of(
            folder.resolve("odd.db"),
            "CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, \"te'rm)\", term, definitions)",
            "CREATE VIRTUAL TABLE "
                + name
                + " /* USING x( */ uSiNg \"FTS5\"( [te'rm)] -- a ) comment, content='x'\n , `größe`"
                + " unindexed , CONTENT_R = \"id\" , conte = [glossary_entries],"
                + " tok = \"unicode61 tokenchars '-'\")",
            "CREATE TRIGGER ins AFTER INSERT ON glossary_entries BEGIN INSERT INTO "
                + name
                + "(\"größe\", rowid, \"te'rm)\") VALUES ('g' /* , */, new.id, new.[te'rm)]); END",
            "CREATE TRIGGER del AFTER DELETE ON glossary_entries BEGIN DELETE FROM "
                + name
                + " WHERE rowid = old.id; END",
            "CREATE TRIGGER upd AFTER UPDATE OF \"te'rm)\" ON glossary_entries WHEN new.id > 0 BEGIN"
                + " DELETE FROM "
                + name
                + " WHERE rowid = old.id; INSERT OR ABORT INTO "
                + name
                + "(rowid, [te'rm)], größe) VALUES (new.id, new.\"te'rm)\", 'g'); END",
            "INSERT INTO glossary_entries VALUES (1, '4-20mA', 't', 'd')");

    Finding finding = host.examined().findings().get(0);

    assertThat(finding.id()).isEqualTo("HOST-WRITES-FAIL");
    assertThat(finding.sentence()).contains("no such column: T.größe");
    assertThat(host.failureOf("DELETE FROM glossary_entries")).contains("no such column: T.größe");
    host.run(finding.fix());
    host.run("UPDATE glossary_entries SET \"te'rm)\" = '0-10V'");
    assertThat(host.examined().state()).isEqualTo(State.SOUND);
  }

  @Test
  void options_are_understood_however_they_are_spelled() {
    assertThat(content("fts5(a, content='t')")).isEqualTo(Content.EXTERNAL);
    assertThat(content("fts5(a, C=t)")).isEqualTo(Content.EXTERNAL);
    assertThat(content("fts5(a, CONTENT = \"\")")).isEqualTo(Content.NONE);
    assertThat(content("fts5(a, content=)")).isEqualTo(Content.NONE);
    assertThat(content("'FTS5'(a, 'content', [content_rowid])")).isEqualTo(Content.OWN);
    Declaration declaration =
        parse("fts5(a,b UNINDEXED,content=t,content_rowid=nr,columnsize=0,pre='2 3')")
            .orElseThrow();
    assertThat(declaration.contentRowid()).isEqualTo("nr");
    assertThat(declaration.hasSizes()).isFalse();
    assertThat(declaration.columns()).containsExactly("a", "b");
    assertThat(declaration.withOwnContent("x"))
        .isEqualTo("CREATE VIRTUAL TABLE x USING fts5(a, b UNINDEXED, columnsize=0, pre='2 3')");
  }

  @Test
  void garbage_is_no_declaration() {
    for (String garbage :
        List.of(
            "fts5",
            "fts5(",
            "fts5(a",
            "fts5(a,)",
            "fts5()",
            "fts5(a b)",
            "fts5(a=b=c)",
            "fts5('a)",
            "fts5(a /*)",
            "fts5(unknown=1)",
            "fts5(a,(b))",
            "fts5(=)",
            "fts5(\0)")) {
      assertThat(parse(garbage)).as(garbage).isEmpty();
    }
    assertThat(DeclarationParser.isFts5(item("fts4(a)"))).isFalse();
    assertThat(DeclarationParser.isFts5(new Schema.Item("table", "x", "x", ""))).isFalse();
    assertThat(
            DeclarationParser.isFts5(
                new Schema.Item("table", "x", "x", "CREATE TABLE x (a DEFAULT 'USING fts5(a)')")))
        .isFalse();
  }

  @Test
  void an_unreadable_declaration_is_broken() throws SQLException {
    HostFile host =
        HostFile.of(
            folder.resolve("garbled.db"),
            HostFile.ENTRIES,
            "CREATE VIRTUAL TABLE glossary_fts USING fts5(term)");
    rewrite(host, "CREATE VIRTUAL TABLE glossary_fts USING fts5(term, nonsense=1)");

    Report report = host.examined();

    assertThat(report.state()).isEqualTo(State.BROKEN);
    assertThat(report.findings().get(0).id()).isEqualTo("UNREADABLE-DECLARATION");
  }

  @Test
  void no_declaration_and_no_trigger_makes_the_doctor_fail() {
    Random random = new Random(3);
    String[] pieces = {
      "CREATE",
      "VIRTUAL",
      "TABLE",
      "TRIGGER",
      "x",
      "USING",
      "fts5",
      "(",
      ")",
      ",",
      "content",
      "=",
      "''",
      "'delete'",
      "BEGIN",
      "END",
      ";",
      "INSERT",
      "INTO",
      "OR",
      "REPLACE",
      "DELETE",
      "FROM",
      "UPDATE",
      "ON",
      "AFTER",
      "WHEN",
      "VALUES",
      "SELECT",
      "new",
      ".",
      "id",
      "WHERE",
      "'",
      "/*",
      "\0",
      "rowid"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder sql =
          new StringBuilder(
              i % 2 == 0 ? "CREATE VIRTUAL TABLE x USING fts5(" : "CREATE TRIGGER t ");
      for (int n = random.nextInt(25); n > 0; n--) {
        sql.append(pieces[random.nextInt(pieces.length)]).append(' ');
      }
      Schema.Item item = new Schema.Item("trigger", "t", "glossary_entries", sql.toString());
      Schema schema = new Schema(List.of(item));
      Declaration declaration =
          DeclarationParser.parse(item)
              .orElse(new Declaration("x", List.of(new Declaration.Argument("a", null, "a"))));
      FtsTable table = FtsTable.of(declaration, schema, java.util.Set.of("glossary_entries"));
      Optional<Refill> refill = Refill.of(table, schema, List.of());
      refill.ifPresent(rows -> assertThat(rows.key()).isGreaterThanOrEqualTo(0));
      assertThat(new Repair(table, schema, refill).withOwnContent()).contains("DROP TABLE");
    }
  }

  private static void rewrite(HostFile host, String sql) throws SQLException {
    try (Connection connection = host.open();
        PreparedStatement allow = connection.prepareStatement("PRAGMA writable_schema = ON")) {
      allow.execute();
      try (PreparedStatement statement =
          connection.prepareStatement(
              "UPDATE sqlite_master SET sql = ? WHERE name = 'glossary_fts'")) {
        statement.setString(1, sql);
        statement.executeUpdate();
      }
    }
  }

  private static Content content(String using) {
    return parse(using).orElseThrow().content();
  }

  private static Optional<Declaration> parse(String using) {
    return DeclarationParser.parse(item(using));
  }

  private static Schema.Item item(String using) {
    return new Schema.Item("table", "x", "x", "CREATE VIRTUAL TABLE x USING " + using);
  }
}
