package glossary.sidecar.security;

import glossary.sidecar.http.Access;
import glossary.sidecar.http.ClientCertificate;
import glossary.sidecar.http.Gate;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.RequestContext;
import glossary.sidecar.http.Route;
import java.util.List;
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
  private final SignInFailures failures;

  public AccessControl(Tokens tokens) {
    this(tokens, SignInFailures.IGNORED);
  }

  /**
   * @param failures told of tokens that are not valid, where a valid one is needed
   */
  public AccessControl(Tokens tokens, SignInFailures failures) {
    this.tokens = tokens;
    this.failures = failures;
  }

  /** Whether search and glossary ask for a token. */
  public boolean guardsReading() {
    return tokens.guardsReading();
  }

  @Override
  public void admit(Request request, Route route) {
    Access needed = route.access();
    if (needed == Access.OPEN || needed == Access.READ && !tokens.guardsReading()) {
      return;
    }
    Principal who = signIn(request);
    if (who.role() == Access.OPEN && !request.headers().containsKey("authorization")) {
      throw refusal(
          401, "This needs the role %s: send the header Authorization: Bearer TOKEN.", needed);
    }
    if (who.role() == Access.OPEN) {
      throw refusal(401, "The token is not valid; this needs the role %s.", needed);
    }
    RequestContext.role(who.role());
    if (who.role().compareTo(needed) < 0) {
      if (AuditedRoutes.isAudited(route)) {
        AuditLog.request(request, route, who, 403, null);
      }
      throw refusal(403, "The caller's role is too small; this needs the role %s.", needed);
    }
  }

  /**
   * Who sent the request; tells of a token that is not valid, also if a certificate is.
   *
   * @throws Problem if that happened too often
   */
  public Principal signIn(Request request) {
    Principal byToken = byToken(request);
    if (isGuess(request, byToken)) {
      failures.failed(request.peer());
    }
    return greater(byToken, request.certificate());
  }

  /** Whether the request has a token that is not valid, whatever its client's certificate is. */
  public boolean isGuess(Request request) {
    return isGuess(request, byToken(request));
  }

  /**
   * Who sent the request, by its token or its client's certificate, whichever has the greater role;
   * {@link Principal#ANYONE} without a valid one.
   */
  public Principal principal(Request request) {
    return greater(byToken(request), request.certificate());
  }

  private static boolean isGuess(Request request, Principal byToken) {
    return byToken.role() == Access.OPEN && request.headers().containsKey("authorization");
  }

  private static Principal greater(Principal byToken, ClientCertificate certificate) {
    return certificate.role().compareTo(byToken.role()) > 0
        ? new Principal(certificate.role(), certificate.name())
        : byToken;
  }

  private Principal byToken(Request request) {
    List<String> headers = request.headers().get("authorization");
    if (headers == null || headers.size() != 1) {
      return Principal.ANYONE;
    }
    String header = headers.get(0);
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? tokens.principal(header.substring(SCHEME.length()).strip())
        : Principal.ANYONE;
  }

  /**
   * The role that the request's token or its client's certificate carries; {@link Access#OPEN}
   * without a valid one.
   */
  public Access role(Request request) {
    return principal(request).role();
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
