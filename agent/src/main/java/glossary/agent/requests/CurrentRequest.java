package glossary.agent.requests;

/**
 * Which request the calling thread handles. Holds nothing beyond that time, and values of the JDK's
 * classes alone stay on a thread.
 */
public final class CurrentRequest {
  static final int HANDLING = 0;

  @SuppressWarnings("ThreadLocalUsage") // there is one for the life of the agent
  private final ThreadLocal<Object[]> threads = new ThreadLocal<>();

  /**
   * The calling thread begins to handle a request.
   *
   * @param of what {@code template} is given
   * @return to be returned by the hook; null if the thread handles that request already
   */
  public Handling enter(TrackedRequest request, Template template, Object of) {
    Object[] thread = threads.get();
    if (thread == null) {
      thread = new Object[1];
      threads.set(thread);
    }
    Handling now = (Handling) thread[HANDLING];
    if (now != null && now.request() == request) {
      return null;
    }
    Handling handling = new Handling(thread, request, template, of);
    thread[HANDLING] = handling;
    return handling;
  }

  /** Null if the calling thread handles none. */
  public Handling get() {
    Object[] thread = threads.get();
    return thread == null ? null : (Handling) thread[HANDLING];
  }
}
