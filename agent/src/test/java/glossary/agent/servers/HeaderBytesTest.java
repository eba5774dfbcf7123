package glossary.agent.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeaderBytesTest {
  private final HeaderBytes headers = new HeaderBytes();

  @Test
  void the_first_value_is_encoded_once_and_others_each_time() {
    HeaderBytes.Field field = headers.of("Referrer-Policy", "no-referrer");

    assertThat(field.name).asString().isEqualTo("Referrer-Policy");
    assertThat(field.value("no-referrer")).isSameAs(field.value("no-referrer"));
    assertThat(field.value("origin")).asString().isEqualTo("origin");
    assertThat(headers.of("Referrer-Policy", "origin")).isSameAs(field);
  }

  @Test
  void short_values_that_share_a_place_are_told_apart() {
    HeaderBytes.Field field = headers.of("X-Response-Time", "0.01ms");

    for (int i = 0; i < 2_000; i++) {
      String value = i / 100 + "." + i % 100 + "ms";
      assertThat(field.value(value)).asString().isEqualTo(value);
      assertThat(field.value(value)).isSameAs(field.value(value));
    }
    // The same hash.
    assertThat(field.value("Aa")).asString().isEqualTo("Aa");
    assertThat(field.value("BB")).asString().isEqualTo("BB");
  }

  @Test
  void names_beyond_what_is_remembered_are_still_encoded() {
    for (int i = 0; i < 200; i++) {
      HeaderBytes.Field field = headers.of("X-" + i, "value");
      assertThat(field.name).asString().isEqualTo("X-" + i);
    }
    assertThat(headers.of("X-0", "value")).isSameAs(headers.of("X-0", "value"));
    assertThat(headers.of("X-199", "value")).isNotSameAs(headers.of("X-199", "value"));
  }
}
