package glossary.sidecar.doctor.checklist;

import java.util.List;
import java.util.stream.Stream;

/** All checks, in the order of the checklist. */
public final class Checks {
  public static final List<Check> ALL =
      Stream.of(
              ConfigurationChecks.ALL,
              DatabaseChecks.ALL,
              IndexChecks.ALL,
              BackupChecks.ALL,
              SecurityChecks.ALL,
              AccessChecks.ALL,
              NetworkChecks.ALL,
              JvmChecks.ALL,
              FileChecks.ALL,
              TimeChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private Checks() {}
}
