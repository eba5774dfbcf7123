package glossary.sidecar.security;

import glossary.sidecar.http.Request;
import java.util.Optional;

/**
 * Whether browsers are told to use this host name by HTTPS only. That binds every port of the name,
 * so it must be wanted, and it is said only where it holds: over TLS and to a name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6797">RFC 6797</a>
 */
public record Hsts(boolean enabled, boolean includeSubDomains, boolean preload) {
  /** Says nothing. */
  public static final Hsts OFF = new Hsts(false, false, false);

  private static final int YEAR_SECONDS = 31_536_000;

  /** The header's value for this request's answer; empty if there is to be none. */
  Optional<String> header(Request request) {
    String host = Authority.host(request.host());
    boolean name = !host.isEmpty() && !host.equals("localhost") && !Authority.isAddress(host);
    return enabled && request.secure() && name ? Optional.of(value()) : Optional.empty();
  }

  private String value() {
    return "max-age="
        + YEAR_SECONDS
        + (includeSubDomains ? "; includeSubDomains" : "")
        + (preload ? "; preload" : "");
  }
}
