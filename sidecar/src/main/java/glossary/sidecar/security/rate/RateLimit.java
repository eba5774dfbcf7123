package glossary.sidecar.security.rate;

import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Handler;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.RequestContext;
import glossary.sidecar.http.Response;
import glossary.sidecar.security.client.IpAddress;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses clients that ask for too much, by their token if they have a valid one. */
public final class RateLimit implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(RateLimit.class);

  private final RateLimiter limiter;
  private final RateLimitSettings settings;
  private final RouteCosts costs;
  private final RateLimitFigures figures;
  private final RateLimitHeaders headers;
  private final InFlight inFlight;
  private final Bucket atOnce = new Bucket();
  private final Function<Request, String> tokenName;
  private final Predicate<Request> guesses;

  /**
   * @param tokenName tells the valid tokens and certificates apart without giving them away; null
   *     for a request without a valid one
   * @param guesses whether a request has a token that is not valid, whatever else it has
   */
  public RateLimit(
      RateLimiter limiter,
      RateLimitSettings settings,
      RouteCosts costs,
      RateLimitFigures figures,
      Function<Request, String> tokenName,
      Predicate<Request> guesses) {
    this.limiter = limiter;
    this.settings = settings;
    this.costs = costs;
    this.figures = figures;
    this.headers = new RateLimitHeaders(limiter);
    this.inFlight = new InFlight(settings.concurrent());
    this.tokenName = tokenName;
    this.guesses = guesses;
  }

  @Override
  public Response handle(Request request, Handler next) {
    IpAddress client = IpAddress.of(request.peer());
    Charge charge = costs.of(request);
    if (isExempt(client, charge)) {
      figures.count(Decision.EXEMPT);
      return next.handle(request);
    }
    Verdict verdict = decide(request, client, charge);
    if (verdict.allowed()) {
      figures.count(Decision.ALLOWED);
      Response answer = next.handle(request);
      return settings.enforced() ? headers.onto(answer, verdict) : answer;
    }
    log(verdict);
    if (settings.enforced()) {
      figures.count(Decision.REFUSED);
      return Refusal.of(request, verdict, headers.ofRefusal(verdict));
    }
    figures.count(Decision.SHADOWED);
    return next.handle(request);
  }

  /** Clients that are being answered now. */
  int clientsInFlight() {
    return inFlight.clients();
  }

  private boolean isExempt(IpAddress client, Charge charge) {
    return charge.isNothing()
        || charge.limit() == Limit.WATCH && client.isLoopback()
        || settings.exempt().contains(client);
  }

  private Verdict decide(Request request, IpAddress client, Charge charge) {
    Key key = Key.ofClient(client, Limit.CONCURRENT);
    boolean fits = inFlight.enter(key);
    RequestContext.whenEnded(() -> inFlight.leave(key));
    if (!fits) {
      return new Verdict(limiter.policy(Limit.CONCURRENT), false, 0, 1, atOnce);
    }
    boolean signsIn = request.headers().containsKey("authorization");
    Verdict refused = signsIn ? limiter.refusedSignIn(client) : null;
    if (refused != null && settings.enforced()) {
      return refused;
    }
    if (signsIn && refused == null && guesses.test(request)) {
      limiter.failedSignIn(request.peer()); // on every route, and also if it is refused for more
    }
    Verdict verdict = limiter.decide(client, tokenName.apply(request), charge);
    return refused == null ? verdict : refused;
  }

  /** Once a minute for each bucket; whose it is, the log's context says. */
  private void log(Verdict verdict) {
    if (verdict.bucket().isFirstIn(limiter.minute())) {
      LOG.info(
          "A request is over the limit \"{}\" ({}); the next ones of this minute are only counted.",
          verdict.policy().limit().word(),
          settings.enforced() ? "refused" : "let through, RATE_LIMIT_MODE=shadow");
    }
  }
}
