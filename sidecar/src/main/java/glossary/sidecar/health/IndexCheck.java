package glossary.sidecar.health;

import glossary.sidecar.search.IndexState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How the search index stands to the database. */
final class IndexCheck implements Check {
  /** As many as fit into the time between two counts of the database, and some more. */
  private static final int QUIET_RUNS = 40;

  private static final Duration MOST_LAG = Duration.ofSeconds(60);

  private final Supplier<IndexState> index;
  private final Supplier<Long> entries;
  private final boolean enabled;
  private long generation;
  private int quietRuns;

  /**
   * @param entries of the database, as they were counted last; gives null if not known
   * @param enabled whether the full-text search is served
   */
  IndexCheck(Supplier<IndexState> index, Supplier<Long> entries, boolean enabled) {
    this.index = index;
    this.entries = entries;
    this.enabled = enabled;
  }

  @Override
  public Finding look() {
    IndexState state = index.get();
    Long counted = entries.get();
    Figures figures =
        Figures.builder()
            .set("fts_enabled", enabled)
            .set("indexed_entries", state.entries())
            .set("main_entries", counted)
            .set("sync_status", sync(state))
            .set("search_performance_ms", null)
            .set("index_lag_ms", state.lag().toMillis())
            .build();
    return new Finding(figures, issues(state, counted));
  }

  private static String sync(IndexState state) {
    return switch (state.kind()) {
      case READY -> "synced";
      case STALE -> "syncing";
      case BUILDING, WAITING -> state.kind().name().toLowerCase(Locale.ROOT);
    };
  }

  /** The count may be a minute old: only a difference that no change since explains is told. */
  private boolean differs(IndexState state, Long counted) {
    boolean quiet = state.kind() == IndexState.Kind.READY && state.generation() == generation;
    generation = state.generation();
    quietRuns = quiet && counted != null && counted != state.entries() ? quietRuns + 1 : 0;
    return quietRuns > QUIET_RUNS;
  }

  private List<Issue> issues(IndexState state, Long counted) {
    List<Issue> issues = new ArrayList<>();
    if (!state.built() && state.kind() != IndexState.Kind.WAITING) {
      issues.add(Issues.INDEX_BUILDING.of(state.done(), state.total()));
    } else if (state.kind() == IndexState.Kind.WAITING) {
      if (state.lastError() != null) { // else it is just being opened
        issues.add(Issues.INDEX_WAITING.of());
      }
    } else if (state.lag().compareTo(MOST_LAG) > 0) {
      String why = state.lastError() == null ? "" : ", because: " + state.lastError();
      issues.add(Issues.INDEX_BEHIND.of(state.lag().toSeconds(), why));
    } else if (differs(state, counted)) {
      issues.add(Issues.INDEX_COUNT.of(state.entries(), counted));
    }
    return issues;
  }
}
