package glossary.api.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextCacheTest {
  private final TextCache cache = new TextCache();

  @Test
  void a_text_that_comes_again_is_the_same_object() {
    String first = text("/orders/{id}");
    String stack = text("at a.B.c(B.java:1)\n".repeat(50));

    assertThat(text("/orders/{id}")).isSameAs(first);
    assertThat(text("at a.B.c(B.java:1)\n".repeat(50))).isSameAs(stack);
  }

  @Test
  void every_text_is_what_its_bytes_say_whatever_was_there_before() {
    Random random = new Random(7);
    for (int i = 0; i < 200_000; i++) {
      int length = random.nextInt(random.nextInt(100) == 0 ? 6000 : 6);
      byte[] bytes = new byte[length];
      for (int at = 0; at < length; at++) {
        bytes[at] = (byte) (random.nextInt(20) == 0 ? random.nextInt() : 'a' + random.nextInt(3));
      }
      assertThat(cache.text(bytes, 0, length)).isEqualTo(new String(bytes, UTF_8));
    }
  }

  private String text(String text) {
    byte[] bytes = ("x" + text).getBytes(UTF_8);
    return cache.text(bytes, 1, bytes.length - 1);
  }
}
