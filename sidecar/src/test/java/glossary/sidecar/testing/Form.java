package glossary.sidecar.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** A form with files, as bytes. Names go as they are, so that a test can break them. */
public final class Form {
  public static final String BOUNDARY = "----test-boundary";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** With one file in it. */
  public static Form of(String field, String filename, byte[] content) {
    return new Form().file(field, filename, content);
  }

  public Form file(String field, String filename, byte[] content) {
    return part(
        "Content-Disposition: form-data; name=\""
            + field
            + "\"; filename=\""
            + filename
            + "\"\r\nContent-Type: application/octet-stream",
        content);
  }

  public Form field(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + '"', Samples.utf8(value));
  }

  /**
   * @param head its header lines, without the last line end
   */
  public Form part(String head, byte[] content) {
    return raw(Samples.utf8("--" + BOUNDARY + "\r\n" + head + "\r\n\r\n"))
        .raw(content)
        .raw(Samples.utf8("\r\n"));
  }

  public Form raw(byte[] some) {
    bytes.writeBytes(some);
    return this;
  }

  /** With its end. */
  public byte[] bytes() {
    return new Form()
        .raw(bytes.toByteArray())
        .raw(Samples.utf8("--" + BOUNDARY + "--\r\n"))
        .begun();
  }

  /** Without its end. */
  public byte[] begun() {
    return bytes.toByteArray();
  }

  /** As an admin. */
  public HttpResponse<String> sendTo(TestSidecar sidecar, String path) {
    return send(sidecar, path, "multipart/form-data; boundary=\"" + BOUNDARY + '"', bytes());
  }

  public static HttpResponse<String> send(
      TestSidecar sidecar, String path, String contentType, byte[] body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(sidecar.sidecar().baseUrl() + path))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .header("Authorization", "Bearer " + sidecar.adminToken())
              .header("Content-Type", contentType)
              .build();
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
