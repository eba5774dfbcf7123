package glossary.sidecar;

import glossary.api.MetricNames;
import glossary.config.Catalogue;
import glossary.config.RateLimitMode;
import glossary.config.Settings;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.Request;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.security.AccessControl;
import glossary.sidecar.security.Principal;
import glossary.sidecar.security.SignInFailures;
import glossary.sidecar.security.Tokens;
import glossary.sidecar.security.client.ClientAddress;
import glossary.sidecar.security.client.ForwardingHeader;
import glossary.sidecar.security.client.Networks;
import glossary.sidecar.security.cors.CorsPolicy;
import glossary.sidecar.security.rate.LimitedSignIn;
import glossary.sidecar.security.rate.RateLimit;
import glossary.sidecar.security.rate.RateLimitFigures;
import glossary.sidecar.security.rate.RateLimitSettings;
import glossary.sidecar.security.rate.RateLimiter;
import glossary.sidecar.security.rate.RouteCosts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the settings tell clients, origins and limits. */
final class WebWiring {
  private final Settings settings;
  private final ClientAddress client;
  private final RateLimitSettings rates;
  private final RateLimiter limiter;
  private final RateLimitFigures figures = new RateLimitFigures();

  WebWiring(Settings settings) {
    this.settings = settings;
    client =
        new ClientAddress(
            Networks.of(settings.get(Catalogue.TRUSTED_PROXIES)),
            ForwardingHeader.valueOf(settings.get(Catalogue.FORWARDED_HEADER).name()));
    int requests = settings.get(Catalogue.RATE_LIMIT_REQUESTS);
    rates =
        new RateLimitSettings(
            settings.get(Catalogue.RATE_LIMIT_MODE) == RateLimitMode.ENFORCE,
            requests,
            settings.get(Catalogue.RATE_LIMIT_WINDOW),
            settings.find(Catalogue.RATE_LIMIT_BURST).orElse(requests),
            settings.get(Catalogue.RATE_LIMIT_MAX_KEYS),
            settings.get(Catalogue.RATE_LIMIT_CONCURRENT),
            Networks.of(settings.get(Catalogue.RATE_LIMIT_EXEMPT_CIDRS)));
    limiter = new RateLimiter(rates);
  }

  /** The same for all ports, so that what it warns of once is said once. */
  ClientAddress client() {
    return client;
  }

  CorsPolicy cors() {
    List<String> methods =
        settings.get(Catalogue.ALLOWED_METHODS).stream()
            .map(method -> method.toUpperCase(Locale.ROOT))
            .toList();
    return new CorsPolicy(
        settings.get(Catalogue.ALLOWED_ORIGINS),
        methods,
        settings.get(Catalogue.ALLOWED_HEADERS),
        settings.get(Catalogue.ALLOW_CREDENTIALS));
  }

  /** Empty if there is to be none. */
  Optional<RateLimit> rateLimit(AccessControl access, Optional<String> metricsPath) {
    return settings.get(Catalogue.RATE_LIMIT_ENABLED)
        ? Optional.of(
            new RateLimit(
                limiter,
                rates,
                new RouteCosts(metricsPath),
                figures,
                request -> principal(access, request),
                access::isGuess))
        : Optional.empty();
  }

  /** For admins who come by JMX. */
  LimitedSignIn signIn(Tokens tokens, SignInFailures failures) {
    boolean limited = settings.get(Catalogue.RATE_LIMIT_ENABLED) && rates.enforced();
    return new LimitedSignIn(tokens, failures, Optional.of(limiter).filter(each -> limited));
  }

  void register(Metrics metrics) {
    metrics.counter(
        MetricNames.RATE_LIMIT_DECISIONS_TOTAL,
        "Requests of the main port by what the rate limit decided.",
        "decision",
        figures::decisions);
    metrics.gauge(
        MetricNames.RATE_LIMIT_KEYS,
        "Clients, networks and tokens that the rate limit tells apart.",
        limiter::keys);
    metrics.counter(
        MetricNames.RATE_LIMIT_OVERFLOW_TOTAL,
        "Requests whose client shared a limit because there was no room to count it.",
        limiter::overflowed);
  }

  /** Tells apart who has signed in; null for those who have not. */
  private static String principal(AccessControl access, Request request) {
    Principal who = access.principal(request);
    return who.role() == Access.OPEN ? null : who.role() + " " + who.mark();
  }
}
