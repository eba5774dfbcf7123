package glossary.agent.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MillisecondsTest {

  @ParameterizedTest
  @CsvSource({
    "-5, 0.00ms",
    "0, 0.00ms",
    "9999, 0.00ms",
    "10000, 0.01ms",
    "90000, 0.09ms",
    "100000, 0.10ms",
    "1234567, 1.23ms",
    "61001000000, 61001.00ms",
    "9223372036854775807, 9223372036854.77ms"
  })
  void nanoseconds_are_cut_to_hundredths(long nanos, String expected) {
    assertThat(Milliseconds.of(nanos)).isEqualTo(expected);
  }
}
