package glossary.agent.headers;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.api.telemetry.PageHeader;
import glossary.api.telemetry.PageHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PageLooksTest {
  private static final String STRICT = "default-src 'self'; frame-ancestors 'none'";

  private static HeaderPolicy policy(HeaderMode mode, String csp) {
    return new HeaderPolicy(
        mode, new HeaderSettings(csp, "/reports", "max-age=300", false, HeaderRules.NONE));
  }

  @ParameterizedTest
  @EnumSource(
      value = HeaderMode.class,
      names = {"SAFE", "REPORT", "ENFORCE"})
  void what_is_said_to_be_sent_is_what_the_response_has(HeaderMode mode) throws Throwable {
    for (String csp : new String[] {null, STRICT, "script-src 'unsafe-inline'"}) {
      for (boolean secure : new boolean[] {true, false}) {
        for (FakeResponse page :
            new FakeResponse[] {
              FakeResponse.page(),
              FakeResponse.page().with("content-security-policy", "img-src 'self'"),
              FakeResponse.page().with("Content-Security-Policy", STRICT),
              FakeResponse.page().with("X-FRAME-OPTIONS", "DENY").with("Referrer-Policy", "origin")
            }) {
          HeaderPolicy policy = policy(mode, csp);
          int own = PageLooks.of(page, page);

          page.after(policy, "/", secure);

          PageHeaders found = policy.pages().next();
          assertThat(found.own).isEqualTo(own);
          assertThat(found.sent).isEqualTo(PageLooks.of(page, page));
        }
      }
    }
  }

  @Test
  void only_what_all_pages_have_counts() {
    HeaderPolicy policy = policy(HeaderMode.SAFE, null);
    assertThat(policy.pages().next().known()).isFalse();

    FakeResponse.page()
        .with("Referrer-Policy", "origin")
        .with("X-Frame-Options", "DENY")
        .after(policy);
    policy.pages().next();
    FakeResponse.page().with("Referrer-Policy", "origin").after(policy);

    assertThat(policy.pages().next().own).isEqualTo(PageHeader.REFERRER.bit());
  }

  @Test
  void one_page_is_looked_at_for_each_time_that_somebody_reads() {
    HeaderPolicy policy = policy(HeaderMode.SAFE, null);

    FakeResponse.page().with("Referrer-Policy", "origin").after(policy);
    FakeResponse.page().after(policy);
    assertThat(policy.pages().next().own).isEqualTo(PageHeader.REFERRER.bit());

    FakeResponse.page().after(policy);
    assertThat(policy.pages().next().own).isZero();
  }

  @Test
  void what_is_no_page_is_not_looked_at_and_another_mode_begins_anew() {
    HeaderPolicy policy = policy(HeaderMode.SAFE, null);
    FakeResponse.of("application/json").after(policy);
    assertThat(policy.pages().next().known()).isFalse();

    FakeResponse.page().after(policy);
    policy.mode(HeaderMode.ENFORCE);

    assertThat(policy.pages().next().known()).isFalse();
  }
}
