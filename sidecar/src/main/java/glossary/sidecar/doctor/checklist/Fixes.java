package glossary.sidecar.doctor.checklist;

import glossary.sidecar.backup.BackupBusy;
import glossary.sidecar.glossary.LiveDatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Mends what can be mended, one after another, in the order of the checklist. */
public final class Fixes {
  private final Situation situation;

  public Fixes(Situation situation) {
    this.situation = situation;
  }

  /** A check that another fix has satisfied meanwhile is passed over. */
  public List<Mended> apply(List<Result> results) {
    List<Mended> mended = new ArrayList<>();
    for (Result result : results) {
      if (result.fixable() && stillNeeded(result.check())) {
        mended.add(apply(result.check()));
        situation.forget();
      }
    }
    return List.copyOf(mended);
  }

  private boolean stillNeeded(Check check) {
    return new Examiner().examine(List.of(check), situation).get(0).outcome().needsWork();
  }

  private Mended apply(Check check) {
    try {
      return new Mended(check.id(), true, false, Sentences.clean(check.fix().apply(situation)));
    } catch (IOException | RuntimeException failed) {
      boolean busy =
          failed instanceof BackupBusy
              || failed instanceof FixUnderWay
              || failed instanceof LiveDatabaseException live
                  && live.kind() == LiveDatabaseException.Kind.BUSY;
      return new Mended(check.id(), false, busy, sentence(failed));
    }
  }

  private static String sentence(Exception failed) {
    boolean known = failed instanceof IOException || failed instanceof UncheckedIOException;
    String message = String.valueOf(failed.getMessage());
    return Sentences.clean(known ? message : failed.getClass().getSimpleName() + ": " + message);
  }
}
