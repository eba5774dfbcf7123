package glossary.sidecar.backup;

import glossary.sidecar.http.Problem;
import java.util.Map;

/** Another backup or restore is running, in this process or another: 409, try again. */
public final class BackupBusy extends Problem {
  private static final long serialVersionUID = 1L;

  BackupBusy() {
    super(
        409,
        "http_error",
        "Another backup or restore is running. Try again when it is done.",
        Map.of("Retry-After", "10"),
        null);
  }
}
