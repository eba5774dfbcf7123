package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.SqlToken.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqlTextTest {

  @Test
  void quotes_and_comments_hide_what_is_in_them() {
    assertThat(texts("SELECT 'a;b''c', \"d;\"\"e\", [f;g], `h;`, x';' -- ; i\n /* ; */ ,j"))
        .containsExactly(
            "SELECT",
            "'a;b''c'",
            ",",
            "\"d;\"\"e\"",
            ",",
            "[f;g]",
            ",",
            "`h;`",
            ",",
            "x';'",
            ",",
            "j");
  }

  @Test
  void a_name_is_read_without_its_quotes() {
    assertThat(SqlText.tokens("a 'b''' \"c\"\"\" [d\"] `e`` `").stream().map(SqlToken::name))
        .containsExactly("a", "b'", "c\"", "d\"", "e` ");
  }

  @Test
  void what_never_ends_is_one_unfinished_token() {
    for (String open : List.of("'a", "\"a''", "[a", "`a", "/* a", "x'00", "\0 drop")) {
      assertThat(SqlText.tokens("SELECT " + open))
          .as(open)
          .extracting(SqlToken::kind)
          .containsExactly(Kind.WORD, Kind.UNFINISHED);
    }
  }

  @Test
  void only_ascii_letters_lose_their_case() {
    assertThat(SqlText.sameName("Glossary_FTS", "glossary_fts")).isTrue();
    assertThat(SqlText.sameName("GRÖSSE", "größe")).isFalse();
    assertThat(SqlText.sameName("Ä", "ä")).isFalse();
  }

  @Test
  void the_tokens_of_any_text_are_in_order_and_as_written() {
    Random random = new Random(11);
    String alphabet = "aX'\"`[]-/*;(),.?:$ \n\0äx0\u2028";
    for (int i = 0; i < 5000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int last = 0;
      for (SqlToken token : SqlText.tokens(text.toString())) {
        assertThat(token.start()).isGreaterThanOrEqualTo(last);
        assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text());
        assertThat(token.text()).isNotEmpty();
        assertThat(token.name()).isNotNull();
        last = token.end();
      }
    }
  }

  private static List<String> texts(String sql) {
    return SqlText.tokens(sql).stream().map(SqlToken::text).toList();
  }
}
