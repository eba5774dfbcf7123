package glossary.agent.headers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderPolicyTest {
  private static final String[] ON_ALL = {
    "X-Content-Type-Options", "Referrer-Policy", "X-XSS-Protection"
  };
  private static final HeaderSettings PLAIN =
      new HeaderSettings(null, null, null, false, HeaderRules.NONE);

  private static HeaderPolicy policy(HeaderMode mode) {
    return new HeaderPolicy(mode, PLAIN);
  }

  private static HeaderPolicy policy(HeaderMode mode, String csp) {
    return new HeaderPolicy(
        mode, new HeaderSettings(csp, "/api/csp-reports", null, false, HeaderRules.NONE));
  }

  @Test
  void off_adds_nothing() {
    assertThat(FakeResponse.page().after(policy(HeaderMode.OFF)).names()).isEmpty();
  }

  @Test
  void safe_adds_three_to_all_and_framing_to_pages() {
    HeaderPolicy safe = policy(HeaderMode.SAFE);

    assertThat(FakeResponse.of("application/json").after(safe).names()).containsExactly(ON_ALL);
    FakeResponse page = FakeResponse.page().after(safe);
    assertThat(page.names()).contains(ON_ALL).contains("X-Frame-Options").hasSize(4);
    assertThat(page.value("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.value("Referrer-Policy")).isEqualTo("strict-origin-when-cross-origin");
    assertThat(page.value("X-XSS-Protection")).isEqualTo("0");
    assertThat(page.value("X-Frame-Options")).isEqualTo("SAMEORIGIN");
  }

  @Test
  void what_the_application_set_stays_in_any_case_of_letters() {
    FakeResponse page =
        FakeResponse.page()
            .with("x-frame-options", "DENY")
            .with("REFERRER-POLICY", "no-referrer")
            .with("content-security-policy", "default-src 'none'")
            .after(policy(HeaderMode.ENFORCE));

    assertThat(page.value("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.value("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.value("Content-Security-Policy")).isEqualTo("default-src 'none'");
    assertThat(page.names()).doesNotContain("X-Frame-Options", "Content-Security-Policy");
  }

  @Test
  void framing_is_left_to_a_policy_that_speaks_of_it() {
    HeaderPolicy safe = policy(HeaderMode.SAFE);

    assertThat(withCsp("default-src 'self'; Frame-Ancestors https://partner.example").after(safe))
        .matches(page -> !page.has(page, "X-Frame-Options"));
    assertThat(withCsp("default-src 'self'; report-uri /frame-ancestors-of").after(safe))
        .matches(page -> page.has(page, "X-Frame-Options"));
    assertThat(
            FakeResponse.page()
                .with("Content-Security-Policy-Report-Only", "frame-ancestors 'none'")
                .after(safe))
        .matches(page -> page.has(page, "X-Frame-Options"));
  }

  private static FakeResponse withCsp(String csp) {
    return FakeResponse.page().with("Content-Security-Policy", csp);
  }

  @Test
  void report_only_reports_and_never_adds_a_second_policy() {
    HeaderPolicy report = policy(HeaderMode.REPORT, null);

    assertThat(FakeResponse.page().after(report).value("Content-Security-Policy-Report-Only"))
        .isEqualTo(
            "frame-ancestors 'self'; base-uri 'self'; object-src 'none';"
                + " report-uri /api/csp-reports");
    assertThat(FakeResponse.page().after(report).names()).doesNotContain("Content-Security-Policy");
    assertThat(withCsp("default-src *").after(report).names())
        .doesNotContain("Content-Security-Policy-Report-Only");
    FakeResponse reporting =
        FakeResponse.page().with("content-security-policy-report-only", "x").after(report);
    assertThat(reporting.names()).doesNotContain("Content-Security-Policy-Report-Only");
    assertThat(FakeResponse.of("text/css").after(report).names()).containsExactly(ON_ALL);
  }

  @Test
  void enforce_adds_a_policy_to_pages_only() {
    HeaderPolicy enforce = policy(HeaderMode.ENFORCE, "default-src 'self'");

    FakeResponse page = FakeResponse.page().after(enforce);
    assertThat(page.value("Content-Security-Policy")).isEqualTo("default-src 'self'");
    assertThat(page.names())
        .contains("Permissions-Policy", "Cross-Origin-Opener-Policy", "X-Frame-Options");
    assertThat(FakeResponse.of("image/png").after(enforce).names()).containsExactly(ON_ALL);
    assertThat(FakeResponse.page().after(policy(HeaderMode.ENFORCE)).names())
        .contains("Content-Security-Policy")
        .doesNotContain("X-Frame-Options");
  }

  @Test
  void strict_transport_is_for_secure_requests_and_those_who_ask_for_it() {
    HeaderPolicy hsts =
        new HeaderPolicy(
            HeaderMode.SAFE,
            new HeaderSettings(null, null, "max-age=300", false, HeaderRules.NONE));

    String name = "Strict-Transport-Security";
    assertThat(FakeResponse.page().after(hsts, "/", true).value(name)).isEqualTo("max-age=300");
    assertThat(FakeResponse.page().after(hsts, "/", false).value(name)).isNull();
    assertThat(FakeResponse.page().after(policy(HeaderMode.SAFE), "/", true).value(name)).isNull();
  }

  @Test
  void names_of_products_go_if_asked() {
    HeaderPolicy strip =
        new HeaderPolicy(
            HeaderMode.SAFE, new HeaderSettings(null, null, null, true, HeaderRules.NONE));

    assertThat(branded().after(strip).names()).containsExactly(ON_ALL);
    assertThat(branded().after(policy(HeaderMode.SAFE)).names()).contains("server", "x-powered-by");
    strip.mode(HeaderMode.OFF);
    assertThat(branded().after(strip).names()).containsExactly("server", "x-powered-by");
  }

  private static FakeResponse branded() {
    return FakeResponse.of(null).with("server", "S/1").with("x-powered-by", "P/2");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 101, 103, 199})
  void interim_responses_are_left_alone(int status) {
    FakeResponse response = FakeResponse.page();
    response.status = status;

    assertThat(response.after(policy(HeaderMode.ENFORCE)).names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "TEXT/HTML; charset=UTF-8",
        " \ttext/html ;q=1",
        "application/xhtml+xml",
        "Application/XHTML+XML;charset=x"
      })
  void pages_are_known_by_their_type(String type) {
    assertThat(MediaType.isHtml(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "text",
        "text/htmlx",
        "text/html+x",
        "xtext/html",
        "text/plain;text/html"
      })
  void all_else_is_no_page(String type) {
    assertThat(MediaType.isHtml(type)).isFalse();
    assertThat(MediaType.isHtml(null)).isFalse();
  }

  @Test
  void the_mode_changes_while_it_runs_and_a_mode_that_cannot_work_is_refused() {
    HeaderPolicy policy = policy(HeaderMode.SAFE);
    policy.mode(HeaderMode.OFF);

    assertThat(FakeResponse.page().after(policy).names()).isEmpty();
    assertThatThrownBy(() -> policy.mode(HeaderMode.REPORT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("headers.report-to");
    assertThatThrownBy(() -> policy.mode(HeaderMode.of("paranoid")))
        .hasMessage("must be off, report, safe or enforce");
    assertThat(policy.mode()).isEqualTo(HeaderMode.OFF);
  }

  @Test
  void a_policy_that_says_itself_where_to_report_needs_no_other_place() {
    HeaderSettings own =
        new HeaderSettings("default-src *; REPORT-URI /r", null, null, false, HeaderRules.NONE);
    HeaderPolicy policy = new HeaderPolicy(HeaderMode.REPORT, own);

    assertThat(FakeResponse.page().after(policy).value("Content-Security-Policy-Report-Only"))
        .isEqualTo("default-src *; REPORT-URI /r");
  }

  @Test
  void looking_allocates_nothing() throws Throwable {
    HeaderPolicy policy =
        new HeaderPolicy(
            HeaderMode.ENFORCE,
            new HeaderSettings(
                null, "/r", "max-age=1", true, HeaderRules.parse("/embed/*=off,/admin/*=safe")));
    FakeResponse done = FakeResponse.page().after(policy, "/admin/x", true);
    done.after(policy, "/shop", true);
    NothingToAdd response = new NothingToAdd();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    apply(policy, response, 1000);
    long before = threads.getThreadAllocatedBytes(id);

    apply(policy, response, 100_000);

    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(10_000);
  }

  private static void apply(HeaderPolicy policy, NothingToAdd response, int times)
      throws Throwable {
    for (int i = 0; i < times; i++) {
      policy.apply(response, response, "/admin/page;jsessionid=1", true);
      policy.apply(response, response, "/shop/../x", true);
    }
  }

  private static final class NothingToAdd implements ResponseHeaders {
    @Override
    public int status(Object response) {
      return 200;
    }

    @Override
    public boolean has(Object response, String name) {
      return name.charAt(0) == 'Z';
    }

    @Override
    public String value(Object response, String name) {
      return "default-src 'self'; frame-ancestors 'none'";
    }

    @Override
    public void add(Object response, String name, String value) {}

    @Override
    public void remove(Object response, String name) {}

    @Override
    public String contentType(Object response) {
      return "text/html; charset=utf-8";
    }
  }
}
