package glossary.agent.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkHeadersTest {
  private final Headers headers = new Headers();

  @ParameterizedTest
  @ValueSource(strings = {"X-Request-ID", "x-request-id", "X-REQUEST-ID", "x-Request-id"})
  void a_name_is_found_however_it_was_set(String set) {
    headers.add(set, "one");
    headers.add(set, "two");

    assertThat(JdkHeaders.has(headers, "X-Request-ID")).isTrue();
    assertThat(JdkHeaders.first(headers, "X-Request-ID")).isEqualTo("one");
    assertThat(JdkHeaders.first(headers, "traceparent")).isNull();
  }

  @Test
  void what_was_removed_is_absent() {
    headers.set("Content-Type", "text/html");
    headers.remove("content-type");

    assertThat(JdkHeaders.has(headers, "Content-Type")).isFalse();
    assertThat(JdkHeaders.first(headers, "Content-Type")).isNull();
  }
}
