package glossary.sidecar.http;

import com.code_intelligence.jazzer.junit.FuzzTest;
import glossary.sidecar.testing.Requests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Forms with files: read to their end, or refused with a problem that is the caller's. */
class MultipartFuzz {

  /** The body of a form whose boundary is {@code B}. */
  @FuzzTest
  void form(byte[] body) throws IOException {
    Request form =
        Requests.header(Requests.get("/"), "Content-Type", "multipart/form-data; boundary=B");
    try {
      MultipartBody parts = MultipartBody.of(form.withBody(() -> new ByteArrayInputStream(body)));
      Optional<MultipartBody.Part> part = parts.next();
      for (; part.isPresent(); part = parts.next()) {
        if (part.get().name().chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
          throw new AssertionError("a name with control characters");
        }
        part.get().content().transferTo(OutputStream.nullOutputStream());
      }
    } catch (Problem problem) {
      if (problem.status() < 400 || problem.status() >= 500) {
        throw new AssertionError("not the caller's fault", problem);
      }
    }
  }
}
