package glossary.sidecar.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.fileupload2.core.MultipartInput;

/**
 * Reads a form with files part by part as it arrives; only a buffer of it is ever in memory. To be
 * used on the request's thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
public final class MultipartBody {
  private static final int BUFFER_BYTES = 16 << 10;
  private static final int HEAD_BYTES = 8 << 10;
  private static final int MOST_PARTS = 100;
  private static final int MOST_BOUNDARY = 70;
  private static final String BOUNDARY_CHARACTERS = "'()+_,-./:=? ";

  /**
   * One field of the form.
   *
   * @param name of the field
   * @param filename as the sender calls the file; null if the field is none
   * @param content to be read before the next part is asked for; throws {@link Problem} where the
   *     body ends too early, is malformed or too large, never an {@link IOException}
   */
  public record Part(String name, String filename, InputStream content) {}

  private final InputStream body;
  private final MultipartInput in;
  private InputStream current;
  private int parts;

  private MultipartBody(InputStream body, MultipartInput in) {
    this.body = body;
    this.in = in;
    this.current = new Content(in.newInputStream());
  }

  /**
   * Begins to read.
   *
   * @throws Problem 415 for another media type, 400 for what does not begin as a form
   */
  public static MultipartBody of(Request request) {
    String boundary = boundary(request.headers().getOrDefault("content-type", List.of()));
    InputStream body = request.body().stream();
    try {
      MultipartInput in =
          MultipartInput.builder()
              .setInputStream(beginning(body, boundary))
              .setBoundary(boundary.getBytes(StandardCharsets.US_ASCII))
              .setBufferSize(BUFFER_BYTES)
              .setMaxPartHeaderSize(HEAD_BYTES)
              .get();
      in.setHeaderCharset(StandardCharsets.ISO_8859_1);
      return new MultipartBody(body, in);
    } catch (IOException lost) {
      throw malformed();
    }
  }

  /**
   * The next part; empty behind the last, when the whole body has come. What was not read of the
   * one before is passed over. Not to be called again after it was empty.
   *
   * @throws Problem 400 for what is malformed, 413 for too much
   */
  public Optional<Part> next() {
    try {
      current.transferTo(OutputStream.nullOutputStream());
      if (!in.readBoundary()) {
        body.transferTo(OutputStream.nullOutputStream()); // whoever goes away now has not finished
        return Optional.empty();
      }
      if (++parts > MOST_PARTS) {
        throw new Problem(413, "The form has more than " + MOST_PARTS + " parts.");
      }
      PartHead head = PartHead.parse(in.readHeaders());
      current = new Content(in.newInputStream());
      return Optional.of(new Part(head.name(), head.filename(), current));
    } catch (IOException broken) {
      throw malformed();
    }
  }

  private static Problem malformed() {
    return new Problem(400, "The body ended too early, or is no well-formed multipart/form-data.");
  }

  /**
   * With a line end before the first boundary, as before all others; so that the form begins with
   * an empty part, and nothing of another can hide there.
   */
  private static InputStream beginning(InputStream body, String boundary) throws IOException {
    byte[] expected = ("--" + boundary).getBytes(StandardCharsets.US_ASCII);
    if (!Arrays.equals(body.readNBytes(expected.length), expected)) {
      throw malformed();
    }
    byte[] first = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    return new SequenceInputStream(new ByteArrayInputStream(first), body);
  }

  private static String boundary(List<String> types) {
    if (types.size() > 1) {
      throw new Problem(400, "The request must have one Content-Type.");
    }
    String type = types.isEmpty() ? "" : types.get(0);
    MediaParameters media = MediaParameters.parse(type);
    if (!media.essence().equals("multipart/form-data")) {
      throw new Problem(415, "Send the file as a form: multipart/form-data, as curl -F does.");
    }
    String boundary = media.values().getOrDefault("boundary", "");
    boolean good =
        !boundary.isEmpty()
            && boundary.length() <= MOST_BOUNDARY
            && !boundary.endsWith(" ")
            && boundary.chars().allMatch(MultipartBody::isBoundaryCharacter);
    if (!good) {
      throw new Problem(400, "The Content-Type needs a boundary of 1 to 70 characters.");
    }
    return boundary;
  }

  private static boolean isBoundaryCharacter(int c) {
    return c < 0x7f && Character.isLetterOrDigit(c) || BOUNDARY_CHARACTERS.indexOf(c) >= 0;
  }

  /** The bytes of a part. Closing it does nothing. */
  private static final class Content extends InputStream {
    private final InputStream in;

    Content(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) {
      try {
        return in.read(target, offset, most);
      } catch (IOException broken) {
        throw malformed();
      }
    }
  }
}
