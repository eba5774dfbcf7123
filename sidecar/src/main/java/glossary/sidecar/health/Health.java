package glossary.sidecar.health;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Request;
import glossary.sidecar.search.IndexState;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The room as a whole: makes the checks, runs them, and gives out what answers from their results.
 */
public final class Health implements AutoCloseable {
  private final Checks checks;
  private final Board board;
  private final Knowledge known;
  private final Runner runner;
  private final Runner vitalsRunner;

  /**
   * @param settings what is checked and by which thresholds
   */
  public Health(Settings settings, HealthParts parts, Clock clock) {
    Time time = Time.of(clock);
    this.checks = new Checks(settings, parts, time);
    boolean all = settings.get(Catalogue.HEALTH_CHECK_ENABLED);
    this.board = new Board(checks.plans(all), all ? Map.of() : switchedOff(), time);
    Vitals vitals = new Vitals(parts.port(), new Heap());
    Readiness readiness =
        new Readiness(
            settings.get(Catalogue.READINESS_IMPACT),
            () -> isSearchable(parts.index().get()),
            () -> isUsable(parts.index().get()));
    this.known = new Knowledge(board, readiness, vitals, parts.index(), time);
    this.runner = new Runner(board, time);
    this.vitalsRunner = new Runner(new Board(Checks.vitals(vitals), Map.of(), time), time);
    vitals.watch(runner::quietNanos);
  }

  /** Runs the checks from now on. Call once. */
  public void start() {
    runner.start();
    vitalsRunner.start();
  }

  /** The results, for those who show them in other ways. */
  public Board board() {
    return board;
  }

  /** Readiness is refused from now on, so that balancers look elsewhere. */
  public void drain() {
    known.readiness.drain();
  }

  /**
   * Whether requests can be answered, and each subsystem was looked at since. Asked again and again
   * by who waits for the start; answers at once.
   */
  public boolean isReady() {
    if (!known.readiness.ready() || !board.isComplete()) {
      return false;
    }
    boolean seenBuilding =
        board.report(Subsystem.FTS_SEARCH).issues().stream()
            .anyMatch(issue -> issue.code().equals(Issues.INDEX_BUILDING.code()));
    if (seenBuilding) {
      runner.hurry(Subsystem.FTS_SEARCH);
    }
    return !seenBuilding;
  }

  /**
   * @param detailed whether a caller may see paths and sentences
   * @param elsewhere whether for another port than the main one
   */
  public HealthHandler probes(Predicate<Request> detailed, boolean elsewhere) {
    return new HealthHandler(known, detailed, elsewhere);
  }

  /**
   * @param scrape answers Prometheus
   */
  public DetailHandler details(Predicate<Request> detailed, Handler scrape, String version) {
    return new DetailHandler(known, detailed, scrape, version);
  }

  /** Bytes that can still be written, by the setting that names the folder. */
  public Map<String, Double> diskFreeBytes() {
    return checks.disk().free();
  }

  /** Bytes of the file system, by the setting that names the folder. */
  public Map<String, Double> diskTotalBytes() {
    return checks.disk().total();
  }

  /** Bytes of memory that can be had; -1 before the first look. */
  public double memoryAvailableBytes() {
    return checks.memory().last().map(MemoryFigures::availableBytes).orElse(-1L);
  }

  /** Bytes of memory that there are for this process; -1 before the first look. */
  public double memoryLimitBytes() {
    return checks.memory().last().map(MemoryFigures::limitBytes).orElse(-1L);
  }

  @Override
  public void close() {
    runner.close();
    vitalsRunner.close();
  }

  private static boolean isSearchable(IndexState index) {
    return index.built() && index.kind() != IndexState.Kind.WAITING;
  }

  /** From the report that the other answers are taken from, so that they never contradict. */
  private boolean isUsable(IndexState index) {
    return index.built() && known.report().of(Subsystem.DATABASE).status() != Status.UNHEALTHY;
  }

  private static Map<Subsystem, Figures> switchedOff() {
    Map<Subsystem, Figures> off = new EnumMap<>(Subsystem.class);
    Figures said =
        Figures.builder().set("message", "Not checked: HEALTH_CHECK_ENABLED is false").build();
    for (Subsystem subsystem : Subsystem.values()) {
      off.put(subsystem, said);
    }
    return off;
  }
}
