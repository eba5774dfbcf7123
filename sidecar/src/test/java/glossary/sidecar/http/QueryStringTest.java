package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

  @ParameterizedTest
  @CsvSource({
    "q=valve+seat, valve seat",
    "q=a%2Bb, a+b",
    "q=gr%C3%B6%C3%9Fe, größe",
    "q=C%2B%2B, C++",
    "q=a=b, a=b",
    "q=%F0%9F%94%A7, 🔧",
    "%71=x, x",
    "q=%26%3D%25, '&=%'",
    "&&q=x&, x"
  })
  void values_are_decoded_once(String raw, String value) {
    assertThat(QueryString.parse(raw)).containsEntry("q", List.of(value)).hasSize(1);
  }

  @Test
  void a_repeated_name_has_its_values_in_order() {
    assertThat(QueryString.parse("a=1&b=2&a=&a").get("a")).containsExactly("1", "", "");
    assertThat(QueryString.parse("b=1&a=2&b=3").keySet()).containsExactly("b", "a");
  }

  @Test
  void nothing_has_no_parameters() {
    assertThat(QueryString.parse(null)).isEmpty();
    assertThat(QueryString.parse("")).isEmpty();
    assertThat(QueryString.parse("&&&")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=%",
        "q=%1",
        "q=%g1",
        "q=%1g",
        "%",
        "q=%ff",
        "q=%c0%80",
        "q=%ed%a0%80",
        "q=%+1",
        "q=\u0660",
        "q=a b",
        "q=%\u0661\u0661",
        "q=\u007f",
        "q=\n"
      })
  void what_is_not_percent_encoded_utf8_is_refused(String raw) {
    assertThatThrownBy(() -> QueryString.parse(raw))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status()).isEqualTo(400))
        .hasMessageContaining("query");
  }
}
