package glossary.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Settings that contradict each other, wherever the sidecar runs. */
final class ConsistencyRules {
  static final List<Rule> ALL =
      List.of(
          required(
              "C01",
              Catalogue.MEMORY_WARNING_THRESHOLD_PERCENT,
              "must be below MEMORY_CRITICAL_THRESHOLD_PERCENT",
              "a warning comes before the crisis",
              s ->
                  !ordered(
                      s,
                      Catalogue.MEMORY_WARNING_THRESHOLD_PERCENT,
                      Catalogue.MEMORY_CRITICAL_THRESHOLD_PERCENT)),
          required(
              "C02",
              Catalogue.DISK_WARNING_THRESHOLD_GB,
              "must be above DISK_CRITICAL_THRESHOLD_GB",
              "a warning comes before the crisis",
              s ->
                  !ordered(
                      s,
                      Catalogue.DISK_CRITICAL_THRESHOLD_GB,
                      Catalogue.DISK_WARNING_THRESHOLD_GB)),
          required(
              "C03",
              Catalogue.METRICS_PORT,
              "must differ from the port of the API",
              "choose another one, or 0 for none",
              s -> samePort(s.find(Catalogue.METRICS_PORT), apiPort(s))),
          required(
              "C04",
              Catalogue.JMX_PORT,
              "must differ from the ports of the API and of the metrics",
              "choose another one, or 0 for none",
              s ->
                  samePort(s.find(Catalogue.JMX_PORT), apiPort(s))
                      || samePort(s.find(Catalogue.JMX_PORT), s.find(Catalogue.METRICS_PORT))),
          required(
              "C05",
              Catalogue.TLS_KEY_FILE,
              "must be set exactly if TLS_CERT_FILE is",
              "HTTPS needs both",
              s -> s.isSet(Catalogue.TLS_KEY_FILE) != s.isSet(Catalogue.TLS_CERT_FILE)),
          required(
              "C06",
              Catalogue.TLS_CLIENT_CA_FILE,
              "must not be set without TLS_CERT_FILE",
              "client certificates need HTTPS",
              s -> s.isSet(Catalogue.TLS_CLIENT_CA_FILE) && !s.isSet(Catalogue.TLS_CERT_FILE)),
          required(
              "C07",
              Catalogue.HSTS_PRELOAD,
              "must not be true without HSTS_ENABLED and HSTS_INCLUDE_SUBDOMAINS",
              "the browsers' list demands both",
              s ->
                  s.get(Catalogue.HSTS_PRELOAD, false)
                      && !(s.get(Catalogue.HSTS_ENABLED, true)
                          && s.get(Catalogue.HSTS_INCLUDE_SUBDOMAINS, true))),
          required(
              "C08",
              Catalogue.ADMIN_TOKEN,
              "must differ from the tokens of smaller roles",
              "give every role its own",
              s ->
                  sameToken(s, Catalogue.ADMIN_TOKEN, Catalogue.EDITOR_TOKEN)
                      || sameToken(s, Catalogue.ADMIN_TOKEN, Catalogue.READER_TOKEN)),
          required(
              "C09",
              Catalogue.EDITOR_TOKEN,
              "must differ from READER_TOKEN",
              "give every role its own",
              s -> sameToken(s, Catalogue.EDITOR_TOKEN, Catalogue.READER_TOKEN)),
          new Rule(
              "C10",
              Catalogue.SENTRY_ENABLED,
              false,
              "should not be true without SENTRY_DSN",
              "nothing is sent until it is set",
              s -> s.get(Catalogue.SENTRY_ENABLED, false) && !s.isSet(Catalogue.SENTRY_DSN)),
          required(
              "C11",
              Catalogue.PROMETHEUS_ENDPOINT,
              "must be a path of its own, without a slash at the end, and outside /api, /health and /docs",
              "leave it /metrics, or choose one such as /internal/metrics",
              s -> isTaken(s.get(Catalogue.PROMETHEUS_ENDPOINT, "/metrics"))),
          new Rule(
              "C12",
              Catalogue.EMAIL_ENABLED,
              false,
              "should not be true without SMTP_HOST, SMTP_FROM and SMTP_TO",
              "set them, or no mail is sent",
              s ->
                  s.get(Catalogue.EMAIL_ENABLED, false)
                      && !(s.isSet(Catalogue.SMTP_HOST)
                          && s.isSet(Catalogue.SMTP_FROM)
                          && !s.get(Catalogue.SMTP_TO, List.of()).isEmpty())),
          new Rule(
              "C13",
              Catalogue.UPLOAD_ALLOWED_EXTENSIONS,
              false,
              "should hold no other than .pdf, .txt and .docx",
              "files of other kinds are refused, since their content cannot be verified",
              s ->
                  !s.get(Catalogue.UPLOAD_ALLOWED_EXTENSIONS, List.of()).stream()
                      .allMatch(each -> each.strip().matches("(?i)\\.?(pdf|txt|docx)"))),
          required(
              "C14",
              Catalogue.DOCS_URL,
              "must be a path of its own, without a slash at the end, and outside /api, /console, /health, /openapi.yaml and PROMETHEUS_ENDPOINT",
              "leave it /docs, or choose one such as /internal/docs",
              ConsistencyRules::docsAreElsewhere),
          required(
              "C20",
              Catalogue.ALLOW_CREDENTIALS,
              "must not be true with * in ALLOWED_ORIGINS",
              "name the origins, or set it to false",
              s ->
                  s.get(Catalogue.ALLOW_CREDENTIALS, false)
                      && s.get(Catalogue.ALLOWED_ORIGINS, List.of()).contains("*")),
          new Rule(
              "C21",
              Catalogue.TRUSTED_PROXIES,
              false,
              "should not hold 0.0.0.0/0 or ::/0, which lets every client choose its own address",
              "name the proxies, such as 10.0.0.5",
              s ->
                  s.get(Catalogue.TRUSTED_PROXIES, List.of()).stream()
                      .anyMatch(Addresses::isEverything)),
          new Rule(
              "C22",
              Catalogue.HSTS_INCLUDE_SUBDOMAINS,
              false,
              "should be true only where every subdomain of this host speaks HTTPS",
              "browsers refuse plain http there for a year",
              s -> hsts(s, Catalogue.HSTS_INCLUDE_SUBDOMAINS)),
          new Rule(
              "C23",
              Catalogue.HSTS_PRELOAD,
              false,
              "should be true only where the whole domain will speak HTTPS for good",
              "it takes months to get off the browsers' list",
              s -> hsts(s, Catalogue.HSTS_PRELOAD)));

  private static Rule required(
      String id, Setting<?> setting, String demand, String action, Predicate<Settings> broken) {
    return new Rule(id, setting, true, demand, action, broken);
  }

  /** True also if either is wrong by itself, which is reported elsewhere. */
  private static <T extends Comparable<T>> boolean ordered(
      Settings settings, Setting<T> lower, Setting<T> higher) {
    Optional<T> low = settings.find(lower);
    Optional<T> high = settings.find(higher);
    return low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) < 0;
  }

  /** Whether it is on and has its effect. */
  private static boolean hsts(Settings settings, Setting<Boolean> extension) {
    return settings.get(Catalogue.HSTS_ENABLED, false) && settings.get(extension, false);
  }

  private static Optional<Integer> apiPort(Settings settings) {
    return settings.find(Catalogue.SIDECAR_PORT).or(() -> settings.find(Catalogue.API_PORT));
  }

  /** Or one that no request's canonical path is equal to. */
  private static boolean isTaken(String path) {
    return path.matches("/docs(/.*)?") || isNoPathOfItsOwn(path);
  }

  private static boolean docsAreElsewhere(Settings settings) {
    String path = settings.get(Catalogue.DOCS_URL, "/docs");
    return path.matches("/console(/.*)?")
        || path.equals(settings.get(Catalogue.PROMETHEUS_ENDPOINT, "/metrics"))
        || isNoPathOfItsOwn(path);
  }

  private static boolean isNoPathOfItsOwn(String path) {
    return path.equals("/openapi.yaml")
        || path.matches("/(api|health)(/.*)?")
        || !path.matches("(/(?!\\.{1,2}(/|$))[^/]+)+");
  }

  /** Port 0 is no port. */
  private static boolean samePort(Optional<Integer> one, Optional<Integer> other) {
    return one.isPresent() && one.get() != 0 && one.equals(other);
  }

  private static boolean sameToken(
      Settings settings, Setting<BearerTokens> one, Setting<BearerTokens> other) {
    Optional<BearerTokens> tokens = settings.find(one);
    return tokens.isPresent()
        && settings.find(other).filter(tokens.get()::sharesOneWith).isPresent();
  }

  private ConsistencyRules() {}
}
