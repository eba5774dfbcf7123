package glossary.config;

import static glossary.config.Category.SECURITY;
import static glossary.config.Category.TLS;
import static glossary.config.Environment.DEVELOPMENT;
import static glossary.config.Environment.PRODUCTION;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the outer filter lets in, and encryption. */
interface SecuritySettings {
  Setting<List<String>> ALLOWED_HOSTS =
      SECURITY
          .list("ALLOWED_HOSTS", "")
          .saying(
              "Names under which changes may be asked for; localhost and addresses always may.");

  Setting<List<String>> ALLOWED_ORIGINS =
      SECURITY
          .origins("ALLOWED_ORIGINS", "")
          .saying(
              "Web origins whose pages may call the API, https://*.example.org for all below a name;"
                  + " empty allows the console's own only.");

  Setting<List<String>> ALLOWED_METHODS =
      SECURITY
          .list("ALLOWED_METHODS", "GET,POST,PUT,DELETE,OPTIONS")
          .saying("Methods that pages of other origins may use.");

  Setting<List<String>> ALLOWED_HEADERS =
      SECURITY
          .list("ALLOWED_HEADERS", "Content-Type,Authorization,X-Request-ID")
          .saying("Request headers that pages of other origins may send.");

  Setting<Boolean> ALLOW_CREDENTIALS =
      SECURITY
          .bool("ALLOW_CREDENTIALS", "false")
          .saying("Lets pages of ALLOWED_ORIGINS send cookies; bearer tokens don't need it.");

  Setting<List<String>> TRUSTED_PROXIES =
      SECURITY
          .networks("TRUSTED_PROXIES", "")
          .saying("Proxies whose word on the client address counts; empty trusts none.");

  Setting<ForwardedHeader> FORWARDED_HEADER =
      SECURITY
          .choice("FORWARDED_HEADER", ForwardedHeader.class, "x-forwarded-for")
          .saying("Header in which a trusted proxy tells the client address.");

  Setting<Boolean> RATE_LIMIT_ENABLED =
      SECURITY
          .bool("RATE_LIMIT_ENABLED", "true")
          .in(DEVELOPMENT, "false")
          .saying("Limits the requests of each client.");

  Setting<RateLimitMode> RATE_LIMIT_MODE =
      SECURITY
          .choice("RATE_LIMIT_MODE", RateLimitMode.class, "enforce")
          .saying("Refuses requests over the limit, or (shadow) only counts them.");

  Setting<Integer> RATE_LIMIT_REQUESTS =
      SECURITY
          .integer("RATE_LIMIT_REQUESTS", "100")
          .between("1", "1000000")
          .saying("Requests a client may make in a RATE_LIMIT_WINDOW.");

  Setting<Duration> RATE_LIMIT_WINDOW =
      SECURITY
          .duration("RATE_LIMIT_WINDOW", "60s")
          .between("1s", "1d")
          .saying("The time over which RATE_LIMIT_REQUESTS counts.");

  Setting<Integer> RATE_LIMIT_BURST =
      SECURITY
          .integer("RATE_LIMIT_BURST", null)
          .between("1", "1000000")
          .saying("Requests a client may make at once; unset: RATE_LIMIT_REQUESTS.");

  Setting<Integer> RATE_LIMIT_MAX_KEYS =
      SECURITY
          .integer("RATE_LIMIT_MAX_KEYS", "100000")
          .between("100", "10000000")
          .saying("Most clients tracked at once; the memory of the rate limiter is bounded by it.");

  Setting<Integer> RATE_LIMIT_CONCURRENT =
      SECURITY
          .integer("RATE_LIMIT_CONCURRENT", "32")
          .between("1", "10000")
          .saying("Requests of one client that are answered at the same time.");

  Setting<List<String>> RATE_LIMIT_EXEMPT_CIDRS =
      SECURITY
          .networks("RATE_LIMIT_EXEMPT_CIDRS", "")
          .saying("Clients without a rate limit, such as a backend of your own.");

  Setting<InputMode> INPUT_MODE =
      SECURITY
          .choice("INPUT_MODE", InputMode.class, "detect")
          .in(PRODUCTION, "block")
          .saying(
              "What happens to input that looks like an attack: nothing, counted, refused unless it is a search.");

  Setting<Boolean> HSTS_ENABLED =
      SECURITY
          .bool("HSTS_ENABLED", "false")
          .saying("Sends Strict-Transport-Security, which binds every port of this host name.");

  Setting<Boolean> HSTS_INCLUDE_SUBDOMAINS =
      SECURITY.bool("HSTS_INCLUDE_SUBDOMAINS", "false").saying("Extends HSTS to all subdomains.");

  Setting<Boolean> HSTS_PRELOAD =
      SECURITY
          .bool("HSTS_PRELOAD", "false")
          .saying("Consents to the browsers' HSTS preload list; hard to take back.");

  Setting<Path> TLS_CERT_FILE =
      TLS.path("TLS_CERT_FILE", null)
          .saying("Certificate chain in PEM; together with TLS_KEY_FILE it turns HTTPS on.");

  Setting<Path> TLS_KEY_FILE = TLS.path("TLS_KEY_FILE", null).saying("Private key in PEM.");

  Setting<Secret> TLS_KEY_PASSWORD =
      TLS.secret("TLS_KEY_PASSWORD").saying("Password of an encrypted TLS_KEY_FILE.");

  Setting<Path> TLS_CLIENT_CA_FILE =
      TLS.path("TLS_CLIENT_CA_FILE", null)
          .saying(
              "Authorities in PEM; a client's certificate from one gives it the role that its OU names: reader, editor or admin.");
}
