package glossary.sidecar.cli;

import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.SidecarFolder;
import glossary.sidecar.glossary.GlossarySource;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.Sources;
import glossary.sidecar.search.GlossarySearch;
import glossary.sidecar.search.IndexFollower;
import glossary.sidecar.search.IndexState;
import glossary.sidecar.search.IndexUnavailable;
import glossary.sidecar.search.SearchPage;
import glossary.sidecar.search.SearchRequest;
import glossary.sidecar.search.ShadowIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Searches on the files: brings the index up to date first, or uses the one that a running sidecar
 * keeps up to date.
 */
final class DirectSearch {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private DirectSearch() {}

  /**
   * @param where is told whether a running sidecar has a part in it
   * @throws Failure if the glossary cannot be read
   */
  static SearchPage search(
      Settings settings, Path workingDirectory, SearchRequest request, Consumer<String> where)
      throws IOException {
    SidecarFolder folder = SidecarFolder.open(settings, workingDirectory);
    try (ShadowIndex index = ShadowIndex.open(folder.index())) {
      bringUpToDate(index, settings, workingDirectory);
      where.accept("On the files; no sidecar has the index open.");
      return new GlossarySearch(index).search(request);
    } catch (IndexUnavailable inUse) {
      try (ShadowIndex index = ShadowIndex.openReadOnly(folder.index())) {
        where.accept("In the index that a running sidecar keeps up to date.");
        return new GlossarySearch(index).search(request);
      }
    }
  }

  private static void bringUpToDate(ShadowIndex index, Settings settings, Path workingDirectory)
      throws IOException {
    try (GlossarySource source = Sources.open(SourceOptions.of(settings, workingDirectory));
        IndexFollower follower =
            new IndexFollower(
                index, source, settings.get(Catalogue.INDEX_POLL_MS), Clock.systemUTC())) {
      follower.start();
      for (IndexState state = follower.state();
          state.kind() != IndexState.Kind.READY;
          state = follower.state()) {
        if (state.lastError() != null) {
          throw new Failure(ExitCode.PROBLEMS, state.lastError(), null);
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }
}
