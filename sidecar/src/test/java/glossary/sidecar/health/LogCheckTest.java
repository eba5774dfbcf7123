package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.errors.logs.LogStatus;
import org.junit.jupiter.api.Test;

class LogCheckTest {

  @Test
  void files_that_cannot_be_written_are_told_with_what_was_lost() {
    Finding finding = new LogCheck(() -> new LogStatus(false, true, 17)).look();

    assertThat(finding.status()).isEqualTo(Status.DEGRADED);
    assertThat(finding.issues()).extracting(Issue::code).containsExactly("LOGS-FAILING");
    assertThat(finding.issues().get(0).sentence()).contains("17 other lines", "LOG_DIR", "df -h");
    assertThat(finding.figures().get("logs")).isEqualTo("files");
    assertThat(finding.figures().get("log_lines_dropped")).isEqualTo(17L);
  }

  @Test
  void the_console_alone_is_no_fault() {
    Finding finding = new LogCheck(() -> LogStatus.DIRECT).look();

    assertThat(finding.status()).isEqualTo(Status.HEALTHY);
    assertThat(finding.figures().get("logs")).isEqualTo("console");
  }
}
