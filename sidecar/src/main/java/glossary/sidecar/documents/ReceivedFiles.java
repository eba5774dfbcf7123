package glossary.sidecar.documents;

import glossary.sidecar.http.MultipartBody.Part;
import glossary.sidecar.http.Problem;
import glossary.sidecar.security.upload.UploadName;
import glossary.sidecar.security.upload.UploadRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one request. Closing deletes those that have not become documents. */
final class ReceivedFiles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReceivedFiles.class);

  /** Either a file, or why there is none. */
  private record Received(String filename, ReceivedFile file, String refusal) {}

  private final UploadStore store;
  private final List<Received> all = new ArrayList<>();

  ReceivedFiles(UploadStore store) {
    this.store = store;
  }

  /**
   * @throws UploadRefused if it is not taken
   */
  void receiveOnly(Part part) throws UploadRefused {
    ReceivedFile file = store.receive(part);
    all.add(new Received(file.filename(), file, null));
  }

  /** One that is not taken keeps no other from being. */
  void receive(Part part) {
    try {
      receiveOnly(part);
    } catch (UploadRefused refused) {
      String filename = UploadName.clean(part.filename());
      all.add(new Received(filename, null, refused.problem(filename).getMessage()));
    }
  }

  ReceivedFile only() {
    return all.get(0).file();
  }

  /**
   * In the order in which they came.
   *
   * @throws Problem if none can be kept at this moment
   */
  List<UploadResult> keepAll() {
    List<UploadResult> results = new ArrayList<>();
    Problem ours = null;
    for (Received each : all) {
      if (each.file() == null) {
        results.add(new UploadResult(each.filename(), null, each.refusal()));
        continue;
      }
      try {
        results.add(new UploadResult(each.filename(), store.keep(each.file()), null));
      } catch (Problem problem) {
        ours = problem;
        results.add(new UploadResult(each.filename(), null, problem.getMessage()));
      }
    }
    if (ours != null && results.stream().noneMatch(UploadResult::success)) {
      throw ours;
    }
    return results;
  }

  @Override
  public void close() {
    for (Received each : all) {
      try {
        if (each.file() != null) {
          each.file().close();
        }
      } catch (IOException failed) {
        LOG.warn("A received file stays until the next start: {}", failed.toString());
      }
    }
  }
}
