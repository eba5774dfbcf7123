package glossary.sidecar.search;

/** A sync was given up because the follower is being closed. */
final class SyncAbandoned extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SyncAbandoned() {
    super("the sync was given up", null, false, false);
  }
}
