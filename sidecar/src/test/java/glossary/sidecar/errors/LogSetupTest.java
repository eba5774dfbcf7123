package glossary.sidecar.errors;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogSetupTest {
  private static final Logger LOG = LoggerFactory.getLogger(LogSetupTest.class);
  private final PrintStream before = System.err;

  @AfterEach
  void restore() {
    System.setErr(before);
    LogSetup.level(Settings.of());
  }

  @Test
  void a_message_cannot_forge_a_second_line_or_colour_a_terminal() {
    String logged =
        logged(() -> LOG.warn("user said {}", "x\r\n2026 ERROR forged \u001b[31m\u0007"));

    assertThat(logged.lines()).hasSize(1);
    assertThat(logged.strip().chars()).noneMatch(Character::isISOControl);
  }

  @Test
  void the_level_is_what_the_setting_says() {
    LogSetup.level(Settings.of("LOG_LEVEL=WARNING"));
    assertThat(logged(() -> LOG.info("quiet"))).isEmpty();
    assertThat(logged(() -> LOG.warn("loud"))).contains("WARN", "loud");

    LogSetup.level(Settings.of("LOG_LEVEL=DEBUG"));
    assertThat(logged(() -> LOG.debug("fine"))).contains("fine");

    LogSetup.quiet();
    assertThat(logged(() -> LOG.warn("quiet"))).isEmpty();
    assertThat(logged(() -> LOG.error("broken"))).contains("broken");
  }

  private static String logged(Runnable work) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    work.run();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
