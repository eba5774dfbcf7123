package glossary.agent.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "4f0c-77:x_Y.9", "01HXZ0000000000000000000ZZ"})
  void a_valid_id_of_the_caller_is_kept(String sent) {
    assertThat(RequestIds.keepOrMake(sent)).isSameAs(sent);
  }

  @Test
  void the_longest_is_128_characters() {
    assertThat(RequestIds.keepOrMake("a".repeat(128))).hasSize(128);
    assertThat(RequestIds.keepOrMake("a".repeat(129))).hasSize(16);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " ",
        "a b",
        "a\r\nSet-Cookie: b=c",
        "<script>",
        "a\u0000",
        "ünïcode",
        "a,b",
        "%0d%0a",
        "\""
      })
  void what_may_not_go_into_a_header_or_a_log_is_replaced(String sent) {
    assertThat(RequestIds.keepOrMake(sent)).matches("[0-9a-f]{16}");
  }

  @Test
  void new_ids_differ() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(RequestIds.keepOrMake(null));
    }
    assertThat(ids).hasSize(10_000);
  }
}
