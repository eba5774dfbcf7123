package glossary.sidecar.jmx;

import glossary.api.jmx.sidecar.IndexMXBean;
import glossary.sidecar.search.IndexState;
import java.util.Date;
import java.util.Locale;
import java.util.function.Supplier;

/** The search index. */
@SuppressWarnings("JavaUtilDate") // The only time among the open types.
public final class IndexBean implements IndexMXBean {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Supplier<IndexState> state;
  private final Runnable rebuild;

  /**
   * @param state the latest known; must answer at once
   * @param rebuild starts it and returns
   */
  public IndexBean(Supplier<IndexState> state, Runnable rebuild) {
    this.state = state;
    this.rebuild = rebuild;
  }

  @Override
  public String getState() {
    return state.get().kind().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public long getEntries() {
    return state.get().entries();
  }

  @Override
  public long getGeneration() {
    return state.get().generation();
  }

  @Override
  public double getLagSeconds() {
    return state.get().lag().toNanos() / NANOS_PER_SECOND;
  }

  @Override
  public Date getLastSync() {
    IndexState now = state.get();
    return now.lastSync() == null ? null : Date.from(now.lastSync());
  }

  @Override
  public String getLastError() {
    return state.get().lastError();
  }

  @Override
  public void rebuild() {
    rebuild.run();
  }
}
