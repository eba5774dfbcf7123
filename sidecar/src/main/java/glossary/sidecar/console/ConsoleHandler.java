package glossary.sidecar.console;

import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;

/**
 * Answers with the console's files. The page is asked for again each time, and its ETag mostly says
 * that it is the same; what it loads has the version in its path and never changes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8246">RFC 8246, immutable</a>
 */
public final class ConsoleHandler {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final ConsoleFiles files;

  /**
   * @param readingNeedsRole whether search and glossary ask for a token, which the page then knows
   *     before it asks
   */
  public ConsoleHandler(boolean readingNeedsRole) {
    files = new ConsoleFiles(readingNeedsRole);
  }

  /** {@code GET /}. */
  public Response page(Request request) {
    return answer(request, files.page()).with("Cache-Control", "no-cache").etag(files.version());
  }

  /**
   * {@code GET /console/{version}/{file}}.
   *
   * @throws Problem 404 for another version, whose files do not fit each other
   */
  public Response file(Request request) {
    ConsoleFile file = files.find(request.variables().get("file"));
    if (file == null || !files.version().equals(request.variables().get("version"))) {
      throw new Problem(404, "There is no such file; load the page / again.");
    }
    return answer(request, file).with("Cache-Control", FOR_EVER).etag(files.version());
  }

  private static Response answer(Request request, ConsoleFile file) {
    boolean packed = request.acceptsGzip();
    Response plain =
        Response.bytes(200, file.contentType(), packed ? file.gzip() : file.plain())
            .as(Response.Kind.PAGE)
            .with("Vary", "Accept-Encoding");
    return packed ? plain.with("Content-Encoding", "gzip") : plain;
  }
}
