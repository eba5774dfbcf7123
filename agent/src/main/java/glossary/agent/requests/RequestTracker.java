package glossary.agent.requests;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.errors.ErrorListener;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.headers.ResponseHeaders;
import glossary.agent.metrics.RequestCells;
import glossary.agent.options.AgentOptions;
import glossary.agent.publish.InFlight;
import glossary.api.telemetry.RequestStatus;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the hooks of every server tell of a request: that it started, that its response is about to
 * be committed, that something was thrown, that it ended. Called on the host's threads; takes no
 * lock.
 */
public final class RequestTracker {
  private static final int ERROR_STATUS = 500;
  private static final int MOST_CAUSES = 10;

  private final RequestCells cells;
  private final ErrorGroups errors;
  private final InFlight inFlight;
  private final HeaderPolicy headers;
  private final Listener listener;
  private final SlowRequests slow;
  private final CurrentRequest current = new CurrentRequest();
  private final AtomicLong faults = new AtomicLong();
  private final boolean requestId;
  private final boolean responseTime;
  private final AtomicInteger generation = new AtomicInteger();

  /** Hears of requests. */
  public interface Listener {
    /** A request starts; called for every one, on its thread. */
    void request();
  }

  public RequestTracker(
      RequestCells cells,
      ErrorGroups errors,
      InFlight inFlight,
      HeaderPolicy headers,
      Listener listener,
      ErrorListener events,
      AgentOptions options) {
    this.cells = cells;
    this.errors = errors;
    this.inFlight = inFlight;
    this.headers = headers;
    this.listener = listener;
    this.slow = new SlowRequests(options.slowMillis, cells, events);
    this.requestId = options.requestId;
    this.responseTime = options.responseTime;
  }

  /**
   * A request has started.
   *
   * @param path without the query; null if the request line could not be read
   * @param sentId the header {@code X-Request-ID}, null if absent
   * @param traceParent the caller's trace, null if absent
   */
  public TrackedRequest start(
      String method, String path, String sentId, String traceParent, boolean secure) {
    String id = RequestIds.keepOrMake(sentId);
    String named = method == null ? "" : method;
    String at = path == null ? "" : path;
    long millis = System.currentTimeMillis();
    cells.started();
    listener.request();
    return new TrackedRequest(
        id,
        TraceParent.traceId(traceParent),
        named,
        at,
        secure,
        millis,
        System.nanoTime(),
        inFlight.begin(id, named, at, millis),
        generation.get());
  }

  /**
   * The calling thread begins to handle a request that has started.
   *
   * @param of what {@code template} is given
   * @return to be returned by the hook; null if the thread handles that request already
   */
  public Handling handle(TrackedRequest request, Template template, Object of) {
    return current.enter(request, template, of);
  }

  /** Which request each thread handles. */
  public CurrentRequest current() {
    return current;
  }

  /**
   * The response's status and headers are about to be sent: adds what is missing. Only the first
   * call for a request does something.
   */
  public void commit(TrackedRequest request, ResponseHeaders view, Object response)
      throws Throwable {
    if (request.isCommitted() || view.status(response) < 200) {
      return;
    }
    request.committed();
    headers.apply(view, response, request.path, request.secure);
    if (requestId && !view.has(response, "X-Request-ID")) {
      view.add(response, "X-Request-ID", request.id);
    }
    if (responseTime && !view.has(response, "X-Response-Time")) {
      view.add(
          response, "X-Response-Time", Milliseconds.of(System.nanoTime() - request.startNanos));
    }
  }

  /**
   * Something was thrown.
   *
   * @param handled whether the framework or the application made a response of it
   */
  public void fail(TrackedRequest request, Throwable thrown, boolean handled) {
    request.failed(thrown, handled);
  }

  /** Forgets all requests in flight: their ends will not be seen. */
  public void abandon() {
    generation.incrementAndGet();
    cells.abandon();
    inFlight.abandon();
  }

  /** A fault of the agent on a call back that no hook guards. */
  public void suppressed(Throwable fault) {
    if (faults.incrementAndGet() == 1) {
      System.err.println(
          "glossary-agent: an error of the agent at the end of a request was suppressed ("
              + fault
              + "); the application runs on.");
    }
  }

  /** How often {@link #suppressed} was called. */
  public long suppressedTotal() {
    return faults.get();
  }

  /**
   * The response has ended. Only the first call for a request counts.
   *
   * @param told as HTTP has it, or one of {@link RequestStatus}
   * @param route a template, or {@link RouteNames#UNMATCHED}
   */
  public void end(TrackedRequest request, int told, String route) {
    if (!request.end() || request.generation != generation.get()) {
      return;
    }
    int status = request.isLeft() ? RequestStatus.CANCELLED : told;
    inFlight.end(request.slot);
    cells.ended();
    long nanos = System.nanoTime() - request.startNanos;
    cells.record(request.method, route, status, nanos);
    slow.ended(request, status, route, nanos);
    Throwable error = status == RequestStatus.CANCELLED ? notOfLeaving(request) : request.error();
    if (error != null || status >= ERROR_STATUS) {
      errors.record(
          error,
          status,
          error != null && request.handled(),
          request.method,
          route,
          request.id,
          System.currentTimeMillis());
    }
    request.forget();
  }

  /** What has started is counted as another request, of another protocol: forgets this one. */
  public void withdraw(TrackedRequest request) {
    if (request.end() && request.generation == generation.get()) {
      inFlight.end(request.slot);
      cells.ended();
      request.forget();
    }
  }

  /** That a client's connection is gone is no error of the application. */
  private static Throwable notOfLeaving(TrackedRequest request) {
    Throwable error = request.error();
    Throwable cause = error;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      if (cause instanceof IOException) {
        return null;
      }
      cause = cause.getCause();
    }
    return error;
  }
}
