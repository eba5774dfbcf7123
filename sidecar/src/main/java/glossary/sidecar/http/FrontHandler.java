package glossary.sidecar.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What happens to one request, from its headers to its answer. */
final class FrontHandler implements HttpHandler {
  private final RequestReader reader;
  private final Router router;
  private final Pipeline pipeline;
  private final Preparation preparation;
  private final Sender sender;
  private final Observer observer;
  private final ErrorAnswers errors;
  private final long mostBodyBytes;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean draining;

  /**
   * @param tls null for none
   */
  FrontHandler(Limits limits, Tls tls, Router router, List<Filter> filters, Observer observer) {
    this.reader = new RequestReader(limits, tls);
    this.router = router;
    this.errors = new ErrorAnswers(limits.errorDetails(), observer);
    this.pipeline = new Pipeline(filters, errors);
    this.preparation = new Preparation(limits);
    this.sender = new Sender(limits);
    this.mostBodyBytes = limits.maxBodyBytes();
    this.observer = observer;
  }

  int inFlight() {
    return inFlight.get();
  }

  /** From now on every answer is the last of its connection. */
  void drain() {
    draining = true;
  }

  /** Throws when the connection must be closed; the JDK server does it then. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Watch watch = Worker.currentWatch();
    watch.leave();
    long start = System.nanoTime();
    Incoming read = reader.read(exchange, watch);
    Match match = match(read);
    Incoming incoming = read.within(match.mostBodyBytes(mostBodyBytes));
    String method = Router.knows(incoming.method()) ? incoming.method() : "OTHER";
    RequestContext.open(incoming.request(), method, match.template());
    watch.handles(incoming.request().id(), match.template());
    int status = 0;
    inFlight.incrementAndGet();
    observer.started();
    try {
      status = answer(exchange, incoming, match, watch, start);
    } catch (LinkageError | StackOverflowError broken) {
      throw new IOException(broken); // an Error would leave the connection open for ever
    } finally {
      watch.finish();
      inFlight.decrementAndGet();
      observer.finished(method, match.template(), status, System.nanoTime() - start);
      RequestContext.close();
    }
  }

  private Match match(Incoming incoming) {
    Request request = incoming.request();
    return incoming.problem() == null ? router.match(request.method(), request.path()) : Match.NONE;
  }

  private int answer(HttpExchange exchange, Incoming incoming, Match match, Watch watch, long start)
      throws IOException {
    Outgoing answer;
    try {
      answer = outgoing(incoming, match);
    } catch (OutOfMemoryError | InternalError doubtful) {
      Request request = incoming.request();
      Response internal = errors.internal(request, match.template(), doubtful);
      Outgoing last = preparation.prepare(request, internal);
      sender.send(exchange, incoming, last, true, start, watch);
      throw doubtful;
    }
    if (incoming.body().failed()) {
      throw new IOException("client gone");
    }
    boolean last = draining || incoming.isLast();
    sender.send(exchange, incoming, answer, last, start, watch);
    return answer.status();
  }

  /** An answer that can't be written becomes an error, which passes the filters again. */
  private Outgoing outgoing(Incoming incoming, Match match) throws IOException {
    Request request = incoming.request();
    Response response =
        pipeline.run(request, match.template(), routed -> innermost(incoming, match, routed));
    try {
      return preparation.prepare(request, response);
    } catch (IOException | RuntimeException | StackOverflowError unwritable) {
      Response error =
          pipeline.run(request, match.template(), routed -> rethrow(match, routed, unwritable));
      return preparation.prepare(request, error);
    }
  }

  private Response innermost(Incoming incoming, Match match, Request request) {
    if (incoming.problem() != null) {
      throw incoming.problem();
    }
    return router.answer(match, request);
  }

  private Response rethrow(Match match, Request request, Throwable unwritable) {
    if (unwritable instanceof Problem problem) {
      throw problem;
    }
    return errors.internal(request, match.template(), unwritable);
  }
}
