package glossary.sidecar.backup;

import glossary.sidecar.backup.BackupMemory.Time;
import glossary.sidecar.backup.BackupMemory.Work;
import glossary.sidecar.glossary.LiveDatabase;
import glossary.sidecar.http.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes backups and proves them, whoever asks, and keeps what came of it: one status for all that
 * look, and what a restart has to know. Prunes after each backup that succeeded. Thread-safe.
 */
public final class BackupRuns {
  private static final Logger LOG = LoggerFactory.getLogger(BackupRuns.class);

  private final Backups backups;
  private final BackupFolder folder;
  private final Pruning pruning;
  private final Drill drill;
  private final LiveDatabase live;
  private final BackupMemory memory;
  private final Clock clock;
  private final AtomicInteger running = new AtomicInteger();
  private volatile NextRuns next = NextRuns.NONE;
  private volatile String folderProblem = "";
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile List<Backup> known = List.of();
  private volatile BackupStatus status;

  /**
   * @param memory a small file of SIDECAR_DIR that keeps what a restart has to know; need not be
   *     there
   */
  public BackupRuns(
      Backups backups,
      BackupFolder folder,
      RetentionPolicy policy,
      Drill drill,
      LiveDatabase live,
      Path memory,
      Clock clock) {
    this.backups = backups;
    this.folder = folder;
    this.pruning = new Pruning(folder, policy, () -> status().failing(), clock);
    this.drill = drill;
    this.live = live;
    this.memory = new BackupMemory(memory);
    this.clock = clock;
    refresh();
  }

  /** Costs nothing. */
  public BackupStatus status() {
    return status;
  }

  /** What was in the folder when it was last looked at. Costs nothing. */
  public List<Backup> known() {
    return known;
  }

  /** Hears one sentence for every work on backups that fails from now on, on its thread. */
  public void onFailure(Consumer<String> listener) {
    listeners.add(listener);
  }

  /** As {@link Backups#take}, and then prunes. A failure is noted. */
  public Backup take(BackupReason reason, BackupProgress progress) throws IOException {
    Instant started = clock.instant();
    Optional<String> token = changeToken();
    running.incrementAndGet();
    try {
      refresh();
      Backup taken = backups.take(reason, progress);
      memory.setTime(Time.LAST_ATTEMPT, started);
      token.ifPresent(value -> memory.setToken(taken.id(), value));
      LOG.info("Backup {} was taken in {} ms.", taken.id(), taken.duration().toMillis());
      refresh();
      pruneQuietly();
      return taken;
    } catch (BackupBusy busy) {
      throw busy;
    } catch (IOException | RuntimeException failed) {
      memory.setTime(Time.LAST_ATTEMPT, started);
      note(Work.BACKUP, failed);
      throw failed;
    } finally {
      running.decrementAndGet();
      refresh();
    }
  }

  /** As {@link Drill#run}. A failure is noted. */
  public Proof prove(BackupProgress progress, BooleanSupplier goOn) throws IOException {
    running.incrementAndGet();
    try {
      refresh();
      Proof proof = drill.run(progress, goOn);
      LOG.info(
          "Backup {} is proven: {} entries, {} searched for, {} ms.",
          proof.backup().id(),
          proof.entries(),
          proof.searched(),
          proof.duration().toMillis());
      return proof;
    } catch (BackupBusy busy) {
      throw busy;
    } catch (IOException | RuntimeException failed) {
      if (goOn.getAsBoolean()) {
        note(Work.DRILL, failed);
      }
      throw failed;
    } finally {
      running.decrementAndGet();
      refresh();
    }
  }

  /** As {@link Pruning#run}. */
  public Pruned prune(boolean dryRun) throws IOException {
    try {
      return pruning.run(dryRun);
    } finally {
      refresh();
    }
  }

  /** Whether there is a backup to prove. */
  boolean canProve() throws IOException {
    return drill.candidate().isPresent();
  }

  /**
   * Whether there was no commit since the newest backup of the sidecar was taken. In doubt there
   * was.
   */
  boolean unchanged() throws IOException {
    Optional<Backup> newest = newestOwn(folder.list());
    Optional<String> token = changeToken();
    return newest.isPresent()
        && token.isPresent()
        && memory.isTokenOf(newest.get().id(), token.get());
  }

  /** Notes that a backup was not needed. */
  void skipped() {
    memory.setTime(Time.UNCHANGED_AT, clock.instant());
    refresh();
  }

  void plan(NextRuns planned) {
    next = planned;
    refresh();
  }

  /** Looks at the folder again. */
  final void refresh() {
    List<Backup> all = List.of();
    try {
      all = folder.list();
      folderProblem = "";
    } catch (IOException unreadable) {
      folderProblem = "BACKUP_DIR cannot be read: " + sentence(unreadable);
    }
    known = List.copyOf(all);
    status = statusOf(all);
  }

  private BackupStatus statusOf(List<Backup> all) {
    Optional<Backup> newest = newestOwn(all);
    return new BackupStatus(
        next.enabled(),
        running.get() > 0,
        memory.time(Time.LAST_ATTEMPT),
        Stream.concat(newest.stream().map(Backup::createdAt), confirmed(newest).stream())
            .max(Comparator.naturalOrder()),
        memory.failure(Work.BACKUP),
        next.backup(),
        all.stream().flatMap(each -> each.provenAt().stream()).max(Comparator.naturalOrder()),
        memory.failure(Work.DRILL),
        next.drill(),
        all.size(),
        newest.map(Backup::sizeBytes).orElse(0L),
        newest.map(Backup::duration).orElse(Duration.ZERO),
        folderProblem);
  }

  private Optional<Instant> confirmed(Optional<Backup> newest) {
    return newest.isEmpty() ? Optional.empty() : memory.time(Time.UNCHANGED_AT);
  }

  private static Optional<Backup> newestOwn(List<Backup> all) {
    return all.stream()
        .filter(backup -> backup.verified() && !backup.foreign())
        .max(Comparator.comparing(Backup::createdAt));
  }

  private void pruneQuietly() {
    try {
      pruning.run(false);
    } catch (IOException | RuntimeException failed) {
      LOG.warn("Old backups could not be deleted; it is tried again after the next one.", failed);
    }
  }

  /** Empty if it cannot be told now. */
  private Optional<String> changeToken() {
    try {
      return Optional.of(live.changeToken());
    } catch (IOException | RuntimeException untold) {
      LOG.debug("no change token", untold);
      return Optional.empty();
    }
  }

  BackupMemory memory() {
    return memory;
  }

  void note(Work work, Exception failed) {
    String sentence = sentence(failed);
    memory.setFailure(work, new BackupFailure(clock.instant(), sentence));
    tell(work == Work.BACKUP ? "backup" : "backup drill", sentence, failed);
  }

  /**
   * Says in the log, and to all who listen, that a work failed.
   *
   * @param what without an article, such as {@code restore}
   * @param failed null if the sentence says all
   */
  void tell(String what, String sentence, Exception failed) {
    boolean meant = failed == null || failed instanceof IOException || failed instanceof Problem;
    LOG.error("A {} failed: {}", what, sentence, meant ? null : failed);
    LOG.debug("its cause", failed);
    listeners.forEach(each -> each.accept("A " + what + " failed: " + sentence));
  }

  static String sentence(Exception failed) {
    String message = failed.getMessage();
    return message == null ? failed.getClass().getSimpleName() : message;
  }
}
