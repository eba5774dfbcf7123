package glossary.sidecar;

import glossary.api.jmx.sidecar.SubsystemFigures;
import glossary.sidecar.health.Board;
import glossary.sidecar.health.Issue;
import glossary.sidecar.health.Status;
import glossary.sidecar.health.SubsystemReport;
import glossary.sidecar.jmx.HealthBean;
import glossary.sidecar.jmx.HealthView;
import java.util.Date;
import java.util.List;

/** Shows JMX the results of the health checks. */
@SuppressWarnings("JavaUtilDate") // The only time among the open types.
final class HealthBeans {

  private HealthBeans() {}

  /** Hears of every change from now on. */
  static HealthBean of(Board board) {
    HealthBean bean = new HealthBean(view(board));
    board.addListener(
        change ->
            bean.changed(
                change.subsystem().key(), word(change.from()), change.to().word(), change.cause()));
    return bean;
  }

  private static HealthView view(Board board) {
    return new HealthView() {
      @Override
      public String status() {
        return board.report().status().word();
      }

      @Override
      public List<SubsystemFigures> subsystems() {
        return board.report().subsystems().values().stream().map(HealthBeans::figures).toList();
      }
    };
  }

  private static SubsystemFigures figures(SubsystemReport report) {
    return new SubsystemFigures(
        report.subsystem().key(),
        report.status().word(),
        report.checkedAt() == null ? null : Date.from(report.checkedAt()),
        report.age().toMillis(),
        report.took().toMillis(),
        report.stale(),
        report.issues().stream().map(Issue::sentence).toList());
  }

  private static String word(Status status) {
    return status == null ? null : status.word();
  }
}
