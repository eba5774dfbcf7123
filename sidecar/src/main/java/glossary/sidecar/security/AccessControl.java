package glossary.sidecar.security;

import glossary.sidecar.http.Access;
import glossary.sidecar.http.Gate;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.RequestContext;
import glossary.sidecar.http.Route;
import java.util.Map;

/**
 * Admits a request to a route by its bearer token or its client certificate; the greater role
 * counts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3">RFC 6750, section 3</a>
 */
public final class AccessControl implements Gate {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;

  public AccessControl(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void admit(Request request, Route route) {
    Access needed = route.access();
    if (needed == Access.OPEN || needed == Access.READ && !tokens.guardsReading()) {
      return;
    }
    Access role = role(request);
    if (role == Access.OPEN && !request.headers().containsKey("authorization")) {
      throw refusal(
          401, "This needs the role %s: send the header Authorization: Bearer TOKEN.", needed);
    }
    if (role == Access.OPEN) {
      throw refusal(401, "The token is not valid; this needs the role %s.", needed);
    }
    if (role.compareTo(needed) < 0) {
      throw refusal(403, "The caller's role is too small; this needs the role %s.", needed);
    }
    RequestContext.role(role);
  }

  /**
   * The role that the request's token or its client's certificate carries; {@link Access#OPEN}
   * without a valid one.
   */
  public Access role(Request request) {
    Access byToken = byToken(request);
    Access byCertificate = request.certificate().role();
    return byCertificate.compareTo(byToken) > 0 ? byCertificate : byToken;
  }

  private Access byToken(Request request) {
    String header = request.header("Authorization");
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Access.OPEN;
    }
    return tokens.roleOf(header.substring(SCHEME.length()).strip());
  }

  private static Problem refusal(int status, String message, Access needed) {
    Map<String, String> headers = status == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of();
    return new Problem(status, "http_error", message.formatted(name(needed)), headers, null);
  }

  private static String name(Access access) {
    return switch (access) {
      case OPEN -> "anyone";
      case READ -> "reader";
      case EDIT -> "editor";
      case ADMIN -> "admin";
    };
  }
}
