package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerPropertiesTest {
  private static final String HEADERS = "sun.net.httpserver.maxReqHeaders";

  @Test
  void what_the_operator_set_stays() {
    String before = System.getProperty(HEADERS);
    System.setProperty(HEADERS, "77");
    try {
      ServerProperties.apply(TestFront.LIMITS);

      assertThat(System.getProperty(HEADERS)).isEqualTo("77");
      assertThat(System.getProperty("sun.net.httpserver.nodelay")).isEqualTo("true");
    } finally {
      System.clearProperty(HEADERS);
      if (before != null) {
        System.setProperty(HEADERS, before);
      }
    }
  }

  /** The JDK documents milliseconds, but reads seconds. */
  @Test
  void the_last_safety_net_leaves_time_for_the_largest_upload() {
    System.clearProperty("sun.net.httpserver.maxReqTime");
    ServerProperties.apply(TestFront.LIMITS.withMaxBody(100L << 20));

    assertThat(Long.getLong("sun.net.httpserver.maxReqTime")).isEqualTo(40 + 6400);
  }
}
