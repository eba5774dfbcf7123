package glossary.sidecar.health;

import glossary.sidecar.errors.logs.LogStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whether the log files take what is logged. */
final class LogCheck implements Check {
  private final Supplier<LogStatus> logs;

  LogCheck(Supplier<LogStatus> logs) {
    this.logs = logs;
  }

  @Override
  public Finding look() {
    LogStatus status = logs.get();
    List<Issue> issues = new ArrayList<>();
    if (status.failing()) {
      issues.add(Issues.LOGS_FAILING.of(status.droppedLines()));
    }
    Figures figures =
        Figures.builder()
            .set("logs", status.consoleOnly() ? "console" : "files")
            .set("log_lines_dropped", status.droppedLines())
            .build();
    return new Finding(figures, issues);
  }
}
