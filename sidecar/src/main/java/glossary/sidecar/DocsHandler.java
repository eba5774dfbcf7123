package glossary.sidecar;

import static java.nio.charset.StandardCharsets.UTF_8;

import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Answers what describes this API: to programs, and as a page without scripts to people. */
final class DocsHandler {
  private static final String OPENAPI = "/glossary/api/openapi.yaml";
  private static final String PAGE = "/glossary/sidecar/docs/api.html";
  private static final String STYLES = "/glossary/sidecar/docs/api.css";

  private final boolean enabled;
  private final String path;

  /**
   * @param enabled the setting DOCS_ENABLED
   * @param path the setting DOCS_URL
   */
  DocsHandler(boolean enabled, String path) {
    this.enabled = enabled;
    this.path = path;
  }

  boolean enabled() {
    return enabled;
  }

  /** Where the page is. */
  String path() {
    return path;
  }

  Response openapi(Request request) {
    return Response.bytes(200, "application/yaml", read(OPENAPI));
  }

  Response page(Request request) {
    String page = new String(read(PAGE), UTF_8).replace("@PATH@", path);
    return Response.bytes(200, "text/html; charset=utf-8", page.getBytes(UTF_8))
        .as(Response.Kind.PAGE);
  }

  Response styles(Request request) {
    return Response.bytes(200, "text/css; charset=utf-8", read(STYLES)).as(Response.Kind.PAGE);
  }

  private static byte[] read(String resource) {
    try (InputStream in = DocsHandler.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("the jar lacks " + resource, broken);
    }
  }
}
