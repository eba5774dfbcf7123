package glossary.agent.requests;

/** Something that was changed on a thread for a request that it handles. */
public abstract class Undo {
  /** The one that was made before; guarded by its thread. */
  Undo next;

  /** Those of one request, the last first; null behind the first that was made. */
  public final Undo next() {
    return next;
  }

  /** On the same thread, when it stops to handle the request. */
  protected abstract void undo() throws Throwable;
}
