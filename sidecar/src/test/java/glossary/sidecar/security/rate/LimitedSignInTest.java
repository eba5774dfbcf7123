package glossary.sidecar.security.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.http.RequestContext;
import glossary.sidecar.security.Tokens;
import glossary.sidecar.security.client.Networks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitedSignInTest {
  private static final String ADMIN = "the-admin-token-0123456789";
  private static final String READER = "the-reader-token-0123456789";

  private final AtomicLong now = new AtomicLong();
  private final List<String> told = new ArrayList<>();
  private final RateLimiter limiter =
      new RateLimiter(
          new RateLimitSettings(
              true, 100, Duration.ofMinutes(1), 100, 1000, 32, Networks.of(List.of())),
          now::get);

  private LimitedSignIn signIn(Optional<RateLimiter> limit) {
    Tokens tokens = new Tokens(Optional.of(READER), Optional.empty(), ADMIN);
    return new LimitedSignIn(tokens, peer -> told.add(RequestContext.client()), limit);
  }

  @Test
  void only_the_admins_token_is_let_in_and_all_others_are_told_with_their_address() {
    LimitedSignIn signIn = signIn(Optional.of(limiter));

    signIn.admit(ADMIN, address(1));
    assertThat(told).isEmpty();
    for (String wrong : List.of("", READER, ADMIN + " ", "x".repeat(100_000))) {
      assertThatThrownBy(() -> signIn.admit(wrong, address(1)))
          .isInstanceOf(SecurityException.class)
          .hasMessage("Use any user name, and the ADMIN_TOKEN as password.");
    }
    assertThat(told).containsExactly("10.0.0.1", "10.0.0.1", "10.0.0.1", "10.0.0.1");
    assertThat(RequestContext.client()).isNull();
  }

  @Test
  void after_ten_guesses_nothing_from_there_is_looked_at_for_a_while() {
    LimitedSignIn signIn = signIn(Optional.of(limiter));
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> signIn.admit("guess", address(1))).hasMessageContaining("ADMIN");
    }

    assertThatThrownBy(() -> signIn.admit(ADMIN, address(1)))
        .isInstanceOf(SecurityException.class)
        .hasMessage("Too many tokens from this address were not valid; wait a minute.");
    assertThatCode(() -> signIn.admit(ADMIN, address(2))).doesNotThrowAnyException();
    assertThat(told).hasSize(10);

    now.addAndGet(TimeUnit.SECONDS.toNanos(6));
    assertThatCode(() -> signIn.admit(ADMIN, address(1))).doesNotThrowAnyException();
  }

  @Test
  void what_was_guessed_by_HTTP_counts_too() {
    for (int i = 0; i < 10; i++) {
      limiter.failedSignIn(address(1));
    }

    assertThatThrownBy(() -> signIn(Optional.of(limiter)).admit(ADMIN, address(1)))
        .hasMessageContaining("Too many");
  }

  @Test
  void without_a_limit_guesses_are_told_only() {
    LimitedSignIn signIn = signIn(Optional.empty());
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(() -> signIn.admit("guess", address(1))).hasMessageContaining("ADMIN");
    }

    signIn.admit(ADMIN, address(1));
    assertThat(told).hasSize(30);
  }

  private static InetAddress address(int last) {
    try {
      return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
