package glossary.sidecar.security;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.http.ClientCertificate;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.testing.Requests;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteTest {
  private final CrossSite crossSite =
      new CrossSite(
          List.of("terms.example.org", "*.example.net"),
          List.of("https://app.example.org"),
          Set.of("/api/csp-reports"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:9123",
        "127.0.0.1",
        "10.1.2.3:80",
        "[::1]:9123",
        "terms.example.org",
        "Terms.Example.Org.:443",
        "a.example.net",
        "a.b.example.net"
      })
  void a_change_is_let_in_under_a_known_name_or_an_address(String host) {
    assertThat(status(Requests.host(post(), host))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example", "example.net", "xexample.net", "terms.example.org.evil.example",
            "127.0.0.1.evil.example",
        "1.2.3", "256.1.1.1", "0x7f.1.1.1", "1..2.3", ""
      })
  void a_change_under_a_foreign_name_is_refused(String host) {
    assertThat(status(Requests.host(post(), host))).isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9123",
        "https://127.0.0.1:9123",
        "https://app.example.org",
        "HTTPS://APP.example.org"
      })
  void a_change_from_this_site_or_an_allowed_one_is_let_in(String origin) {
    assertThat(status(Requests.header(post(), "Origin", origin))).isEqualTo(200);
  }

  /** Whoever is between could have written that page, and the browser shows its certificate. */
  @Test
  void a_page_that_came_without_tls_changes_nothing_over_tls() {
    assertThat(statusOverTls("http://127.0.0.1:9123")).isEqualTo(403);
    assertThat(statusOverTls("https://127.0.0.1:9123")).isEqualTo(200);
  }

  private int statusOverTls(String origin) {
    Request request = Requests.header(post(), "Origin", origin);
    return status(Requests.secured(request, ClientCertificate.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "https://evil.example",
        "http://127.0.0.1",
        "http://127.0.0.1:9123.evil.example",
        "https://app.example.org:8443",
        "http://app.example.org",
        ""
      })
  void a_change_from_another_origin_is_refused(String origin) {
    assertThat(status(Requests.header(post(), "Origin", origin))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "same-origin", " same-origin "})
  void a_change_that_the_browser_calls_its_users_or_our_own_is_let_in(String site) {
    assertThat(status(sent(site, null))).isEqualTo(200);
    assertThat(status(sent(site, "http://127.0.0.1:9123"))).isEqualTo(200);
    assertThat(status(sent(site, "https://evil.example"))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cross-site",
        "same-site",
        "CROSS-SITE",
        "same-origin, cross-site",
        "same-origin,same-origin",
        "Same-Origin",
        "",
        "future",
        "?1",
        "same-origin;v=1",
        "\u0000"
      })
  void a_change_that_it_calls_foreign_or_anything_else_needs_an_allowed_origin(String site) {
    assertThat(status(sent(site, null))).isEqualTo(403);
    assertThat(status(sent(site, "http://127.0.0.1:9123"))).isEqualTo(403);
    assertThat(status(sent(site, "null"))).isEqualTo(403);
    assertThat(status(sent(site, "https://app.example.org"))).isEqualTo(200);
  }

  @Test
  void of_headers_that_are_sent_twice_the_worse_counts() {
    Request twice =
        Requests.headers(post(), Map.of("sec-fetch-site", List.of("same-origin", "cross-site")));
    Request origins =
        Requests.headers(
            post(), Map.of("origin", List.of("https://app.example.org", "https://evil.example")));

    assertThat(status(twice)).isEqualTo(403);
    assertThat(status(origins)).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/csp-report", "/api/csp-reports/x", "/API/csp-reports", "/api/csp-reportsx"})
  void only_the_collector_of_reports_is_open_to_all_sites(String other) {
    Request report =
        Requests.headers(
            Requests.host(
                Requests.method(Requests.get("/api/csp-reports"), "POST"), "evil.example"),
            Map.of(
                "sec-fetch-site", List.of("cross-site"), "origin", List.of("https://e.example")));

    assertThat(status(report)).isEqualTo(200);
    assertThat(status(Requests.method(report, "DELETE"))).isEqualTo(421);
    assertThat(status(Requests.path(report, other))).isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void reading_is_not_asked_where_it_comes_from(String method) {
    Request read = Requests.method(Requests.host(Requests.get("/"), "evil.example"), method);

    assertThat(status(read)).isEqualTo(200);
  }

  private static Request sent(String site, String origin) {
    return Requests.headers(
        post(),
        origin == null
            ? Map.of("sec-fetch-site", List.of(site))
            : Map.of("sec-fetch-site", List.of(site), "origin", List.of(origin)));
  }

  private static Request post() {
    return Requests.method(Requests.get("/api/index/rebuild"), "POST");
  }

  private int status(Request request) {
    try {
      return crossSite.handle(request, next -> Response.empty(200)).status();
    } catch (Problem refused) {
      return refused.status();
    }
  }
}
