package glossary.sidecar;

import glossary.api.jmx.ErrorFigures;
import glossary.sidecar.errors.ErrorGroup;
import glossary.sidecar.errors.ErrorTracking;
import glossary.sidecar.jmx.ErrorControl;
import glossary.sidecar.jmx.ErrorsBean;
import java.util.Comparator;
import java.util.List;

/** Shows JMX the errors. */
final class ErrorBeans {

  private ErrorBeans() {}

  static ErrorsBean of(ErrorTracking errors) {
    return new ErrorsBean(
        new ErrorControl() {
          @Override
          public long total() {
            return errors.total();
          }

          @Override
          public List<ErrorFigures> groups() {
            return errors.latest().stream()
                .sorted(Comparator.comparingLong(ErrorGroup::count).reversed())
                .map(ErrorBeans::figures)
                .toList();
          }

          @Override
          public void reset() {
            AuditedOperations.run("errors reset", "", errors::reset);
          }
        });
  }

  private static ErrorFigures figures(ErrorGroup group) {
    return new ErrorFigures(
        group.fingerprint(),
        group.type(),
        group.message(),
        false,
        group.count(),
        group.firstSeen().toEpochMilli(),
        group.lastSeen().toEpochMilli(),
        group.endpoint(),
        group.requestId(),
        String.join("\n", group.sampleStack()));
  }
}
