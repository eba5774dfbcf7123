package glossary.sidecar.documents;

import glossary.sidecar.http.Json;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.ArrayList;
import java.util.List;

/** Answers {@code /api/documents/*}. */
public final class DocumentHandler {
  private final Documents documents;
  private final UploadFolder folder;
  private final UploadStore store;

  public DocumentHandler(Documents documents, UploadFolder folder, UploadStore store) {
    this.documents = documents;
    this.folder = folder;
    this.store = store;
  }

  /** {@code GET /api/documents}: an array by ascending id. */
  public Response list(Request request) {
    int skip = request.integer("skip", 0, 0, Integer.MAX_VALUE);
    int limit = request.integer("limit", 100, 1, 1000);
    List<Document> found = documents.list(skip, limit);
    return answer(
        out -> {
          out.writeStartArray();
          for (Document document : found) {
            document.writeTo(out);
          }
          out.writeEndArray();
        });
  }

  /** {@code GET /api/documents/{id}}. */
  public Response show(Request request) {
    return answer(documents.find(request.id("id")).orElseThrow(Documents::notFound));
  }

  /**
   * {@code DELETE /api/documents/{id}}: the row, and then its file if that is in the upload folder.
   * A crash between the two leaves a file without a row, which the next start deletes if it was
   * uploaded here; never a row without its file.
   */
  public Response delete(Request request) {
    List<String> noted = new ArrayList<>();
    boolean gone =
        documents
            .delete(request.id("id"), path -> store.deleting(path).ifPresent(noted::add))
            .map(folder::delete)
            .orElse(false);
    if (gone) {
      noted.forEach(store::settled);
    }
    return Response.empty(204);
  }

  private static Response answer(Json value) {
    return Response.json(200, value).with("Cache-Control", "private, no-cache");
  }
}
