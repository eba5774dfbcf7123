package glossary.sidecar;

import glossary.config.ByteSize;
import glossary.config.Catalogue;
import glossary.config.Settings;
import glossary.sidecar.errors.AccessLog;
import glossary.sidecar.health.RequestWindow;
import glossary.sidecar.http.Filter;
import glossary.sidecar.http.Limits;
import glossary.sidecar.http.Observer;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.security.Hsts;
import glossary.sidecar.security.Security;
import glossary.sidecar.security.input.InputChecks;
import glossary.sidecar.security.rate.RateLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the settings make the two ports. */
record HttpWiring(Settings settings) {

  Limits main() {
    boolean gzip = settings.get(Catalogue.GZIP_ENABLED);
    ByteSize smallest = settings.get(Catalogue.GZIP_MINIMUM_SIZE);
    boolean details = settings.get(Catalogue.SHOW_ERROR_DETAILS) && !settings.production();
    return new Limits(
        settings.get(Catalogue.API_HOST),
        settings.port(),
        Limits.WORKERS,
        Limits.QUEUE,
        settings.get(Catalogue.MAX_CONNECTIONS),
        settings.get(Catalogue.HEADER_TIMEOUT),
        settings.get(Catalogue.BODY_TIMEOUT),
        settings.get(Catalogue.REQUEST_TIMEOUT),
        settings.get(Catalogue.MAX_BODY_MB).bytes(),
        gzip ? (int) Math.min(Integer.MAX_VALUE, smallest.bytes()) : -1,
        "http",
        details);
  }

  /** Empty if METRICS_PORT is 0. */
  Optional<Limits> metrics() {
    int port = settings.get(Catalogue.METRICS_PORT);
    return port == 0
        ? Optional.empty()
        : Optional.of(Limits.metrics(settings.get(Catalogue.API_HOST), port));
  }

  /** Where Prometheus scrapes; empty if it may not. */
  Optional<String> metricsPath() {
    return settings.get(Catalogue.METRICS_ENABLED) && settings.get(Catalogue.PROMETHEUS_ENABLED)
        ? Optional.of(settings.get(Catalogue.PROMETHEUS_ENDPOINT))
        : Optional.empty();
  }

  /**
   * Of either port; what is found in input is counted in {@code metrics}.
   *
   * @param limit empty for none
   */
  List<Filter> filters(WebWiring web, Optional<RateLimit> limit, Metrics metrics) {
    List<String> hosts = new ArrayList<>(settings.get(Catalogue.ALLOWED_HOSTS));
    hosts.add(settings.get(Catalogue.API_HOST));
    Hsts hsts =
        new Hsts(
            settings.get(Catalogue.HSTS_ENABLED),
            settings.get(Catalogue.HSTS_INCLUDE_SUBDOMAINS),
            settings.get(Catalogue.HSTS_PRELOAD));
    return new Security(
            web.client(),
            hsts,
            web.cors(),
            hosts,
            settings.get(Catalogue.ALLOWED_ORIGINS),
            limit,
            new InputChecks(settings.get(Catalogue.INPUT_MODE), metrics::inputFinding))
        .filters();
  }

  /** Passes every request to those who count and note it. */
  Observer observer(Metrics metrics, RequestWindow requests) {
    AccessLog access = new AccessLog(settings.get(Catalogue.ACCESS_LOG_SAMPLE_RATE));
    return new Observer() {
      @Override
      public void started() {
        metrics.requestStarted();
      }

      @Override
      public void failed(String type, String route) {
        metrics.failed(type, route);
      }

      @Override
      public void finished(String method, String route, int status, long elapsedNanos) {
        metrics.requestEnded(method, route, status, elapsedNanos);
        requests.finished(route, elapsedNanos);
        access.finished(method, route, status, elapsedNanos);
      }
    };
  }
}
