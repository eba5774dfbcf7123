package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.SECURITY;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import glossary.config.HealthDetails;
import glossary.config.InputMode;
import glossary.config.RateLimitMode;
import java.util.List;

/** Whether the doors are as narrow as they should be where others can reach them. */
final class AccessChecks {
  private static final Outcome PRIVATE = notApplicable("Only this machine can connect.");

  static final List<Check> ALL =
      List.of(
          ConfigurationChecks.production(
              SECURITY,
              "SEC-14",
              "Only named pages may call the API",
              Catalogue.ALLOWED_ORIGINS,
              "P10"),
          check(
              "SEC-15",
              "Requests are limited",
              "RATE_LIMIT_ENABLED and RATE_LIMIT_MODE",
              "RATE_LIMIT_ENABLED=true and RATE_LIMIT_MODE=enforce",
              AccessChecks::limited),
          check(
              "SEC-16",
              "What looks like an attack is seen",
              "INPUT_MODE",
              "INPUT_MODE=detect, and block once nothing honest is found",
              AccessChecks::input),
          check(
              "SEC-17",
              "What crosses the network is encrypted",
              "API_HOST, TLS_CERT_FILE and TRUSTED_PROXIES",
              "TLS_CERT_FILE and TLS_KEY_FILE; or a proxy with TLS, named in TRUSTED_PROXIES",
              AccessChecks::encrypted),
          check(
              "SEC-18",
              "Only its own names are answered to",
              "ALLOWED_HOSTS",
              "ALLOWED_HOSTS=glossary.example.org",
              AccessChecks::names),
          check(
              "SEC-19",
              "Details of the health are for the operator",
              "HEALTH_DETAILS",
              "HEALTH_DETAILS=authorized",
              AccessChecks::details),
          check(
              "SEC-20",
              "Browsers stay with HTTPS",
              "HSTS_ENABLED, where TLS or a proxy is set",
              "HSTS_ENABLED=true",
              AccessChecks::hsts));

  private AccessChecks() {}

  private static Check check(
      String id, String title, String looksAt, String next, Check.Look look) {
    return Check.of(SECURITY, id, title, looksAt, next, look);
  }

  private static Outcome limited(Situation situation) {
    if (!situation.get(Catalogue.RATE_LIMIT_ENABLED)) {
      return situation.worse(warning("RATE_LIMIT_ENABLED is false."));
    }
    return situation.get(Catalogue.RATE_LIMIT_MODE) == RateLimitMode.SHADOW
        ? warning("RATE_LIMIT_MODE is shadow: who goes too far is counted and served.")
        : ok("%,d requests in a window.", situation.get(Catalogue.RATE_LIMIT_REQUESTS));
  }

  private static Outcome input(Situation situation) {
    InputMode mode = situation.get(Catalogue.INPUT_MODE);
    return mode == InputMode.OFF
        ? warning("INPUT_MODE is off.")
        : ok("INPUT_MODE is %s.", Sentences.word(mode));
  }

  private static Outcome encrypted(Situation situation) {
    if (situation.find(Catalogue.TLS_CERT_FILE).isPresent()) {
      return ok("TLS is on.");
    }
    if (!situation.isPublic()) {
      return PRIVATE;
    }
    return situation.get(Catalogue.TRUSTED_PROXIES).isEmpty()
        ? situation.worse(
            warning("%s is open to others, without TLS.", situation.get(Catalogue.API_HOST)))
        : ok("A proxy is trusted; its own TLS is for a person to check.");
  }

  private static Outcome names(Situation situation) {
    List<String> names = situation.get(Catalogue.ALLOWED_HOSTS);
    if (!situation.isPublic()) {
      return PRIVATE;
    }
    return names.isEmpty() || names.contains("*")
        ? warning("Any name is answered to.")
        : ok("%s.", Sentences.some(names));
  }

  private static Outcome details(Situation situation) {
    if (!situation.isPublic()) {
      return PRIVATE;
    }
    return situation.get(Catalogue.HEALTH_DETAILS) == HealthDetails.ALWAYS
        ? warning("Everybody may read them.")
        : ok("HEALTH_DETAILS is %s.", Sentences.word(situation.get(Catalogue.HEALTH_DETAILS)));
  }

  private static Outcome hsts(Situation situation) {
    boolean https =
        situation.find(Catalogue.TLS_CERT_FILE).isPresent()
            || !situation.get(Catalogue.TRUSTED_PROXIES).isEmpty();
    if (!https) {
      return notApplicable("Neither TLS nor a proxy is set.");
    }
    return situation.get(Catalogue.HSTS_ENABLED)
        ? ok("HSTS_ENABLED is true.")
        : warning("HSTS_ENABLED is false.");
  }
}
