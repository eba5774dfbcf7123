package glossary.agent.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpackLiteralsTest {

  @Test
  void a_header_is_a_literal_with_a_new_name_that_is_not_indexed() {
    HpackLiterals literals = new HpackLiterals();
    literals.add("x-a", "bc");

    assertThat(literals.take()).containsExactly(0, 3, 'x', '-', 'a', 2, 'b', 'c');
    assertThat(literals.isEmpty()).isTrue();
  }

  /** RFC 7541, section 5.1: what fills the prefix goes on in groups of seven bits. */
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "126, 7e",
    "127, 7f00",
    "128, 7f01",
    "254, 7f7f",
    "255, 7f8001",
    "1337, 7fba09"
  })
  void lengths_beyond_the_prefix_take_more_bytes(int length, String encoded) {
    HpackLiterals literals = new HpackLiterals();
    literals.add("n", "v".repeat(length));
    byte[] block = literals.take();

    int from = 3;
    int size = encoded.length() / 2;
    byte[] written = Arrays.copyOfRange(block, from, from + size);
    assertThat(java.util.HexFormat.of().formatHex(written)).isEqualTo(encoded);
    assertThat(
            new String(block, from + size, block.length - from - size, StandardCharsets.US_ASCII))
        .isEqualTo("v".repeat(length));
  }
}
