package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                             | 1.0 | 1.0",
        "application/json                                | 1.0 | 0.0",
        "text/plain                                      | 0.0 | 1.0",
        "text/*;q=0.5, */*;q=0.1                         | 0.1 | 0.5",
        "TEXT/PLAIN; version=0.0.4 ;Q=0.25               | 0.0 | 0.25",
        "text/plain;q=0, */*                             | 1.0 | 0.0",
        "text/html, application/xhtml+xml, */*;q=0.8     | 0.8 | 0.8",
        "application/json, text/plain, */*               | 1.0 | 1.0",
        "text/plain;q=2, */*;q=0.5                       | 0.5 | 0.0",
        "text/plain;q=NaN                                | 0.0 | 0.0",
        "text/plain;q=-1                                 | 0.0 | 0.0",
        "text/plain;q=0.0001                             | 0.0 | 0.0",
        "text/plain;q=                                   | 0.0 | 0.0",
        ",;,;q=1,/,*, text/plain                         | 0.0 | 1.0",
        "text/plain;;;;q=0.3                             | 0.0 | 0.3"
      })
  void the_most_specific_range_counts(String header, double json, double text) {
    Accept accept = new Accept(List.of(header));

    assertThat(accept.quality("application/json")).isEqualTo(json);
    assertThat(accept.quality("text/plain")).isEqualTo(text);
  }

  @Test
  void no_header_accepts_everything() {
    assertThat(new Accept(null).quality("text/plain")).isEqualTo(1);
  }

  @Test
  void random_headers_give_a_quality_between_0_and_1() {
    Random random = new Random(20261124);
    String alphabet = "text/plainjso*;,q=01.9 \t\"\\äAPPLICATION";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder header = new StringBuilder();
      for (int length = random.nextInt(200); length > 0; length--) {
        header.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Accept accept = new Accept(List.of(header.toString(), header.reverse().toString()));

      assertThat(accept.quality("text/plain")).as(header.toString()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void a_very_long_header_is_read_to_its_fiftieth_range_only() {
    String many = "a/b,".repeat(100_000) + "text/plain";

    assertThat(new Accept(List.of(many)).quality("text/plain")).isZero();
  }
}
