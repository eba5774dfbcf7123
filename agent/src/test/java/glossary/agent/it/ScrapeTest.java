package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapeTest {

  @Test
  void a_sample_has_its_labels_and_its_value() {
    Scrape scrape =
        Scrape.parse(
            """
            # TYPE http_server_requests_seconds histogram
            http_server_requests_seconds_bucket{route="/a\\"b",le="+Inf",} 7.0
            http_server_requests_seconds_count{method="GET",route="/a",status="200",} 3.0
            http_server_requests_seconds_count{method="GET",route="/b",status="200",} 4.0
            http_server_requests_in_flight 0.0
            limit +Inf
            """);

    assertThat(scrape.byStatus()).containsOnly(Map.entry("200", 7L));
    assertThat(scrape.samples().get(0).label("route")).isEqualTo("/a\\\"b");
    assertThat(scrape.value("limit")).isInfinite();
  }
}
