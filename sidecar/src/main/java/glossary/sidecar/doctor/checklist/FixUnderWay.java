package glossary.sidecar.doctor.checklist;

import java.io.IOException;

/** Another process mends the same database: try again. */
final class FixUnderWay extends IOException {
  private static final long serialVersionUID = 1L;

  FixUnderWay() {
    super("Another doctor --fix is under way; try again when it has ended.");
  }
}
