package glossary.sidecar.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggedSignInFailuresTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(LoggedSignInFailures.class);
  private final AtomicInteger counted = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private final LoggedSignInFailures failures =
      new LoggedSignInFailures(counted::incrementAndGet, now::get);

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
  }

  @Test
  void the_first_of_each_client_in_a_minute_is_a_warning() {
    for (int i = 0; i < 5; i++) {
      failures.failed(from(1));
      failures.failed(from(2));
    }
    assertThat(log.list).hasSize(2).allMatch(event -> event.getLevel() == Level.WARN);

    now.addAndGet(TimeUnit.MINUTES.toNanos(1));
    failures.failed(from(1));
    assertThat(log.list).hasSize(4);
    assertThat(log.list.get(2).getFormattedMessage())
        .isEqualTo("8 more requests with invalid tokens, of 2 clients, were only counted.");
    assertThat(log.list.get(3).getLevel()).isEqualTo(Level.WARN);
    assertThat(counted).hasValue(11);
  }

  @Test
  void a_hundred_thousand_clients_fill_neither_memory_nor_disk() {
    for (int i = 0; i < 100_000; i++) {
      failures.failed(from(i));
    }

    assertThat(log.list).hasSize(1000);
    assertThat(counted).hasValue(100_000);
  }

  private static InetAddress from(int client) {
    try {
      byte[] address = {10, (byte) (client >> 16), (byte) (client >> 8), (byte) client};
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
