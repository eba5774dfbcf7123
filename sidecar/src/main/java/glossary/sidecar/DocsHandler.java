package glossary.sidecar;

import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Answers what describes this API. */
final class DocsHandler {
  private static final String OPENAPI = "/glossary/api/openapi.yaml";

  private final boolean enabled;

  /**
   * @param enabled the setting DOCS_ENABLED
   */
  DocsHandler(boolean enabled) {
    this.enabled = enabled;
  }

  boolean enabled() {
    return enabled;
  }

  Response openapi(Request request) {
    try (InputStream in = DocsHandler.class.getResourceAsStream(OPENAPI)) {
      return Response.bytes(200, "application/yaml", in.readAllBytes());
    } catch (IOException broken) {
      throw new UncheckedIOException("the jar lacks " + OPENAPI, broken);
    }
  }
}
