package glossary.sidecar.documents;

import glossary.sidecar.http.MultipartBody;
import glossary.sidecar.http.MultipartBody.Part;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.security.upload.UploadRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Answers {@code POST /api/documents/upload} and {@code upload-batch}. Nothing becomes a document
 * before the whole form has come and is well-formed.
 */
public final class UploadHandler {
  private static final int AT_ONCE = 8;

  private final UploadStore store;
  private final Semaphore free = new Semaphore(AT_ONCE);

  public UploadHandler(UploadStore store) {
    this.store = store;
  }

  /** The largest body of an upload of one file. */
  public long bodyBytes() {
    return store.limits().bodyBytes(1);
  }

  /** The largest body of an upload of many files. */
  public long batchBodyBytes() {
    return store.limits().bodyBytes(UploadLimits.MOST_FILES);
  }

  /** {@code POST /api/documents/upload}: 201 with the document. */
  public Response upload(Request request) {
    return oneOfFew(
        () -> {
          MultipartBody form = MultipartBody.of(request);
          try (ReceivedFiles files = new ReceivedFiles(store)) {
            receive(form, "file", 1, part -> files.receiveOnly(part));
            Document document = store.keep(files.only());
            return Response.json(201, document).with("Location", "/api/documents/" + document.id());
          }
        });
  }

  /** {@code POST /api/documents/upload-batch}: 201 with what became of each file. */
  public Response uploadBatch(Request request) {
    return oneOfFew(
        () -> {
          MultipartBody form = MultipartBody.of(request);
          try (ReceivedFiles files = new ReceivedFiles(store)) {
            receive(form, "files", UploadLimits.MOST_FILES, part -> files.receive(part));
            List<UploadResult> results = files.keepAll();
            return Response.json(201, out -> UploadResult.write(results, out));
          }
        });
  }

  private interface Receiving {
    void receive(Part part) throws UploadRefused;
  }

  /** Fields of other names are passed over. */
  private static void receive(MultipartBody form, String field, int most, Receiving receiving) {
    int count = 0;
    for (Optional<Part> part = form.next(); part.isPresent(); part = form.next()) {
      if (!part.get().name().equals(field)) {
        continue;
      }
      if (part.get().filename() == null || part.get().filename().isBlank()) {
        throw Problem.at(List.of("body", field), "must be a file with a name");
      }
      if (++count > most) {
        String demand = most == 1 ? "must be one file" : "must be at most " + most + " files";
        throw Problem.at(List.of("body", field), demand);
      }
      try {
        receiving.receive(part.get());
      } catch (UploadRefused refused) {
        throw refused.problem(field);
      }
    }
    if (count == 0) {
      throw Problem.at(List.of("body", field), "is required");
    }
  }

  /** Each takes a worker for as long as its client is slow. */
  private Response oneOfFew(Supplier<Response> work) {
    store.refuseIfReadOnly();
    if (!free.tryAcquire()) {
      throw new Problem(
          503,
          "http_error",
          "Too many uploads are going on. Try again.",
          Map.of("Retry-After", "5"),
          null);
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
