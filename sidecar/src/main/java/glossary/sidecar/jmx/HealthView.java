package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.SubsystemFigures;
import java.util.List;

/** Health as it is known. Answers at once. */
public interface HealthView {

  /** {@code healthy}, {@code degraded} or {@code unhealthy}. */
  String status();

  List<SubsystemFigures> subsystems();
}
