package glossary.agent.requests;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * One request of the host between its start and its end. Made and read by {@link RequestTracker};
 * may go from thread to thread with the request.
 */
public final class TrackedRequest {
  private static final int OPEN = 0;
  private static final int ENDED = 1;
  private static final AtomicIntegerFieldUpdater<TrackedRequest> STATE =
      AtomicIntegerFieldUpdater.newUpdater(TrackedRequest.class, "state");

  final String id;
  final String traceId;
  final String method;
  final String path;
  final boolean secure;
  final long startMillis;
  final long startNanos;
  final int slot;
  final int generation;

  private volatile int state = OPEN;
  private volatile boolean committed;
  private volatile Throwable error;
  private volatile boolean handled;
  private volatile boolean left;

  /** Whatever a server wants to find again at the end. */
  private volatile Object attachment;

  TrackedRequest(
      String id,
      String traceId,
      String method,
      String path,
      boolean secure,
      long startMillis,
      long startNanos,
      int slot,
      int generation) {
    this.id = id;
    this.traceId = traceId;
    this.method = method;
    this.path = path;
    this.secure = secure;
    this.startMillis = startMillis;
    this.startNanos = startNanos;
    this.slot = slot;
    this.generation = generation;
  }

  /** The caller's id if it sent a valid one, otherwise a new one. */
  public String id() {
    return id;
  }

  /** As sent; empty if the request line could not be read. */
  public String method() {
    return method;
  }

  /** Of the caller's trace, 32 hexadecimal digits; null if it sent none. */
  public String traceId() {
    return traceId;
  }

  /** Null until a server attaches something. */
  public Object attachment() {
    return attachment;
  }

  public void attach(Object something) {
    attachment = something;
  }

  /** The first error of a request is the one that counts. */
  void failed(Throwable thrown, boolean wasHandled) {
    if (error == null) {
      handled = wasHandled;
      error = thrown;
    }
  }

  Throwable error() {
    return error;
  }

  boolean handled() {
    return handled;
  }

  /** Its client has gone, whatever a server may still answer. */
  public void clientLeft() {
    left = true;
  }

  boolean isLeft() {
    return left;
  }

  public boolean isCommitted() {
    return committed;
  }

  void committed() {
    committed = true;
  }

  public boolean isEnded() {
    return state == ENDED;
  }

  /** True for the one caller that ends it. */
  boolean end() {
    return STATE.compareAndSet(this, OPEN, ENDED);
  }

  /** Keeps nothing of the host alive, even where the host keeps this. */
  void forget() {
    error = null;
    attachment = null;
  }
}
