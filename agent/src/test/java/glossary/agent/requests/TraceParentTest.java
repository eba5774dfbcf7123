package glossary.agent.requests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers as in the W3C's recommendation, and hostile ones. */
class TraceParentTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String VALID = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @Test
  void the_trace_id_is_taken() {
    assertThat(TraceParent.traceId(VALID)).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-what-the-future-will-be"})
  void a_later_version_may_go_on(String more) {
    assertThat(TraceParent.traceId("01" + VALID.substring(2) + more)).isEqualTo(TRACE);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "-",
        "00",
        VALID + "0",
        VALID + "-",
        VALID + "-00",
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "0x-" + TRACE + "-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902bz-01",
        "00-" + TRACE + "-00f067aa0ba902b7-0z",
        "00_" + TRACE + "-00f067aa0ba902b7-01",
        "00-" + TRACE + "_00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902b7_01",
        "01-" + TRACE + "-00f067aa0ba902b7-01x",
        " 00-" + TRACE + "-00f067aa0ba902b7-0",
        "00-٤bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01"
      })
  void what_is_not_valid_has_no_trace_id(String header) {
    assertThat(TraceParent.traceId(header)).isNull();
  }
}
