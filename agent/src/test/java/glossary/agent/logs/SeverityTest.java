package glossary.agent.logs;

import static glossary.agent.errors.LogCounts.ERROR;
import static glossary.agent.errors.LogCounts.NONE;
import static glossary.agent.errors.LogCounts.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class SeverityTest {

  @Test
  void levels_of_java_logging_and_between_them() {
    assertThat(Severity.javaLogging(Level.ALL.intValue())).isEqualTo(NONE);
    assertThat(Severity.javaLogging(Level.INFO.intValue())).isEqualTo(NONE);
    assertThat(Severity.javaLogging(Level.WARNING.intValue() - 1)).isEqualTo(NONE);
    assertThat(Severity.javaLogging(Level.WARNING.intValue())).isEqualTo(WARN);
    assertThat(Severity.javaLogging(Level.SEVERE.intValue() - 1)).isEqualTo(WARN);
    assertThat(Severity.javaLogging(Level.SEVERE.intValue())).isEqualTo(ERROR);
    assertThat(Severity.javaLogging(1100)).as("FATAL of JBoss").isEqualTo(ERROR);
  }

  @Test
  void levels_of_logback_and_log4j_1() {
    assertThat(Severity.rising(Integer.MIN_VALUE)).isEqualTo(NONE);
    assertThat(Severity.rising(20_000)).isEqualTo(NONE);
    assertThat(Severity.rising(30_000)).isEqualTo(WARN);
    assertThat(Severity.rising(40_000)).isEqualTo(ERROR);
    assertThat(Severity.rising(50_000)).as("FATAL").isEqualTo(ERROR);
  }

  @Test
  void levels_of_log4j_2_grow_the_other_way() {
    assertThat(Severity.log4j2(Integer.MAX_VALUE)).isEqualTo(NONE);
    assertThat(Severity.log4j2(400)).isEqualTo(NONE);
    assertThat(Severity.log4j2(300)).isEqualTo(WARN);
    assertThat(Severity.log4j2(200)).isEqualTo(ERROR);
    assertThat(Severity.log4j2(100)).as("FATAL").isEqualTo(ERROR);
  }
}
