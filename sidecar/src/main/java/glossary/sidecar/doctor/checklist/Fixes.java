package glossary.sidecar.doctor.checklist;

import glossary.sidecar.backup.BackupBusy;
import glossary.sidecar.backup.BackupProgress;
import glossary.sidecar.glossary.LiveDatabaseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Mends what can be mended, one after another, in the order of the checklist. */
public final class Fixes {
  private final Situation situation;
  private final Function<Check, BackupProgress> progress;

  /**
   * @param progress is called with each check before it is mended, and gives who is told how far
   *     that is
   */
  public Fixes(Situation situation, Function<Check, BackupProgress> progress) {
    this.situation = situation;
    this.progress = progress;
  }

  Fixes(Situation situation) {
    this(situation, check -> BackupProgress.NONE);
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
    situation.showing(progress.apply(check));
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
