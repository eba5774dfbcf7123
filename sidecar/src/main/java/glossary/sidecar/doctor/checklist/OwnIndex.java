package glossary.sidecar.doctor.checklist;

import glossary.config.Catalogue;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.search.IndexFollower;
import glossary.sidecar.search.IndexState;
import glossary.sidecar.search.IndexUnavailable;
import glossary.sidecar.search.ShadowIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Brings the sidecar's own index up to date; whatever it held can be made anew at any time. */
final class OwnIndex {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private OwnIndex() {}

  static String update(Situation situation) throws IOException {
    SqliteSource source =
        situation
            .readable()
            .orElseThrow(() -> new IOException("The database cannot be read now (DB-02)."));
    if (!Files.isDirectory(situation.path(Catalogue.SIDECAR_DIR))) {
      Folders.make(situation.path(Catalogue.SIDECAR_DIR));
    }
    try (ShadowIndex index = ShadowIndex.open(situation.indexFolder());
        IndexFollower follower =
            new IndexFollower(
                index, source, situation.get(Catalogue.INDEX_POLL_MS), situation.clock())) {
      follower.start();
      awaitReady(follower);
      return "The search index has all %,d entries.".formatted(index.entries());
    } catch (IndexUnavailable inUse) {
      throw new IOException(
          "A running sidecar has the index and keeps it up to date itself; look again in a moment.",
          inUse);
    }
  }

  private static void awaitReady(IndexFollower follower) throws IOException {
    for (IndexState state = follower.state();
        state.kind() != IndexState.Kind.READY;
        state = follower.state()) {
      if (state.lastError() != null) {
        throw new IOException(state.lastError());
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }
}
