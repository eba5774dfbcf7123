package glossary.sidecar.console;

import glossary.sidecar.http.Access;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.security.AccessControl;
import glossary.sidecar.security.Principal;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Tells a caller who it is here, so that a page need not offer what would be refused. */
public final class AccessHandler {
  private final AccessControl access;
  private final boolean readingNeedsRole;
  private final BooleanSupplier writable;
  private final String version;

  /**
   * @param readingNeedsRole whether search and glossary ask for a token
   * @param writable whether the database may be written to
   */
  public AccessHandler(
      AccessControl access, boolean readingNeedsRole, BooleanSupplier writable, String version) {
    this.access = access;
    this.readingNeedsRole = readingNeedsRole;
    this.writable = writable;
    this.version = version;
  }

  /**
   * {@code GET /api/access}.
   *
   * @throws Problem 401 if the token is not valid, 429 after too many of those
   */
  public Response show(Request request) {
    Principal who = access.signIn(request);
    if (who.role() == Access.OPEN && access.isGuess(request)) {
      throw new Problem(
          401, "http_error", "The token is not valid.", Map.of("WWW-Authenticate", "Bearer"), null);
    }
    return Response.json(
            200,
            out -> {
              out.writeStartObject();
              out.writeStringField("role", word(who.role()));
              out.writeBooleanField("reading_needs_role", readingNeedsRole);
              out.writeBooleanField("writable", writable.getAsBoolean());
              out.writeStringField("version", who.role() == Access.OPEN ? null : version);
              out.writeEndObject();
            })
        .with("Cache-Control", "no-store");
  }

  private static String word(Access role) {
    return switch (role) {
      case OPEN -> "anyone";
      case READ -> "reader";
      case EDIT -> "editor";
      case ADMIN -> "admin";
    };
  }
}
