package glossary.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.testing.Requests;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {
  private static final String TYPE = "multipart/form-data; boundary=B";
  private static final String FILE =
      "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n";

  @Test
  void parts_come_one_after_the_other() {
    String body =
        FILE
            + "text\r\n--B\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n"
            + FILE
            + "--B\r--B-\r\n-B\r\r\n--B--\r\n";

    assertThat(read(TYPE, body))
        .containsExactly("file a.txt text", "x null ", "file a.txt --B\r--B-\r\n-B\r");
  }

  @Test
  void what_is_not_read_of_a_part_is_passed_over() {
    MultipartBody form = MultipartBody.of(request(TYPE, FILE + "text\r\n" + FILE + "b\r\n--B--"));
    assertThat(form.next().orElseThrow().name()).isEqualTo("file");
    MultipartBody.Part second = form.next().orElseThrow();
    assertThat(text(second)).isEqualTo("b");
    assertThat(form.next()).isEmpty();
  }

  /** However the bytes arrive, and wherever buffers end. */
  @Test
  void every_split_gives_the_same_parts() {
    byte[] content = new byte[70_000];
    new Random(1).nextBytes(content);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String body = FILE + text + "\r\n" + FILE + text + "\r\n-B\r\n--B--\r\n";
    List<String> whole = read(TYPE, body);
    assertThat(whole).hasSize(2);
    for (int piece : new int[] {1, 2, 3, 7, 1000, 16_383, 16_384, 16_385}) {
      Request pieces = request(TYPE, new Pieces(bytes(body), piece));
      assertThat(read(pieces)).isEqualTo(whole);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "415 | ",
        "415 | application/json",
        "415 | multipart/mixed; boundary=B",
        "415 | multipart/form-data2; boundary=B",
        "400 | multipart/form-data",
        "400 | multipart/form-data; boundary=",
        "400 | multipart/form-data; boundary=\"\"",
        "400 | multipart/form-data; boundary=\"B",
        "400 | multipart/form-data; boundary=B; boundary=C",
        "400 | multipart/form-data; boundary=\"B\\\"\"",
        "400 | multipart/form-data; boundary=\"B \"",
        "400 | multipart/form-data; boundary=Bé",
        "400 | multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890",
        "415 | multipart/form-data, multipart/form-data; boundary=B"
      })
  void another_type_is_415_and_a_bad_boundary_400(int status, String type) {
    refused(status, type, FILE + "a\r\n--B--\r\n");
  }

  @Test
  void two_content_types_are_400() {
    Request request = request(TYPE, FILE + "a\r\n--B--");
    Request two =
        new Request(
            request.id(),
            "POST",
            "/",
            Map.of(),
            Map.of("content-type", List.of(TYPE, "multipart/form-data; boundary=C")),
            "",
            request.peer(),
            false,
            Map.of(),
            request.body());
    assertThatThrownBy(() -> MultipartBody.of(two)).isInstanceOf(Problem.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "--B",
        "--C\r\n",
        "--B\r\n",
        "preamble\r\n--B--\r\n",
        "\r\n--B--\r\n",
        "--Bx\r\nContent-Disposition: form-data; name=a\r\n\r\na\r\n--B--",
        "--B \r\nContent-Disposition: form-data; name=a\r\n\r\na\r\n--B--",
        "--B\r\n\r\na\r\n--B--",
        "--B\r\nContent-Disposition: form-data; name=a\n\na\r\n--B--",
        "--B\r\nContent-Disposition: form-data; name=a\r\n\r\na",
        "--B\r\nContent-Disposition: form-data; name=a\r\n\r\na\r\n",
        "--B\r\nContent-Disposition: form-data; name=a\r\n\r\na\r\n--B",
        "--B\r\nContent-Disposition: form-data; name=a\r\n\r\na\r\n--B-",
        "--B\r\nContent-Disposition: form-data; name=a\r\n\r\na\r\n--Bx",
        "--B\r\nContent-Disposition: form-data; name=a\r\n\r\na\n--B--",
        "--B\r\nContent-Disposition: form-data; name=a"
      })
  void what_is_no_form_is_400(String body) {
    refused(400, TYPE, body);
  }

  @Test
  void a_head_without_end_is_not_kept_in_memory() {
    refused(400, TYPE, "--B\r\nX: " + "y".repeat(20_000));
    String head = "Content-Disposition: form-data; name=" + "n".repeat(9_000);
    refused(400, TYPE, "--B\r\n" + head + "\r\n\r\na\r\n--B--");
  }

  @Test
  void the_hundred_and_first_part_is_413() {
    String part = "--B\r\nContent-Disposition: form-data; name=a\r\n\r\n\r\n";
    assertThat(read(TYPE, part.repeat(100) + "--B--")).hasSize(100);
    refused(413, TYPE, part.repeat(10_000) + "--B--");
  }

  @Test
  void a_limit_of_the_body_and_a_lost_client_pass_through() {
    InputStream limited =
        new InputStream() {
          @Override
          public int read() {
            throw new Problem(413, "too much");
          }
        };
    assertThatThrownBy(() -> MultipartBody.of(request(TYPE, limited)))
        .isInstanceOfSatisfying(Problem.class, bad -> assertThat(bad.status()).isEqualTo(413));
    InputStream lost =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };
    assertThatThrownBy(() -> MultipartBody.of(request(TYPE, lost)))
        .isInstanceOfSatisfying(Problem.class, bad -> assertThat(bad.status()).isEqualTo(400));
  }

  @Test
  void any_bytes_are_read_or_refused() {
    byte[] good =
        bytes(FILE + "text\r\n" + FILE.replace("a.txt", "ö") + "\r\n--\r\n-\r\n--B--\r\nepilogue");
    byte[] alphabet = bytes("--B\r\n\r\n:;=\"\0\u00ffa ");
    Random random = new Random(2046);
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] body = mutated(good, alphabet, random);
      try {
        read += read(request(TYPE, new Pieces(body, 1 + random.nextInt(50)))).isEmpty() ? 0 : 1;
      } catch (Problem refused) {
        assertThat(refused.status()).isEqualTo(400);
      }
    }
    assertThat(read).isBetween(1_000, 45_000);
  }

  private static byte[] mutated(byte[] good, byte[] alphabet, Random random) {
    byte[] body = good.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(body.length);
      switch (random.nextInt(4)) {
        case 0 -> body = Arrays.copyOf(body, Math.max(1, at));
        case 1 -> System.arraycopy(body, at, body, at / 2, body.length - at);
        default -> body[at] = alphabet[random.nextInt(alphabet.length)];
      }
    }
    return body;
  }

  private static void refused(int status, String type, String body) {
    assertThatThrownBy(() -> read(type, body))
        .isInstanceOfSatisfying(Problem.class, bad -> assertThat(bad.status()).isEqualTo(status));
  }

  private static List<String> read(String type, String latin1) {
    return read(request(type, latin1));
  }

  private static List<String> read(Request request) {
    MultipartBody form = MultipartBody.of(request);
    List<String> parts = new ArrayList<>();
    for (Optional<MultipartBody.Part> part = form.next(); part.isPresent(); part = form.next()) {
      parts.add(part.get().name() + " " + part.get().filename() + " " + text(part.get()));
    }
    return parts;
  }

  private static String text(MultipartBody.Part part) {
    try {
      return new String(part.content().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  private static Request request(String type, String latin1) {
    return request(type, new ByteArrayInputStream(bytes(latin1)));
  }

  private static Request request(String type, InputStream body) {
    Request request = Requests.header(Requests.get("/"), "Content-Type", type == null ? "" : type);
    return new Request(
        request.id(),
        "POST",
        request.path(),
        request.query(),
        request.headers(),
        request.host(),
        request.peer(),
        request.secure(),
        request.variables(),
        () -> body);
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Gives at most so many bytes at once, as sockets do. */
  private static final class Pieces extends InputStream {
    private final InputStream in;
    private final int most;

    Pieces(byte[] bytes, int most) {
      this.in = new ByteArrayInputStream(bytes);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return in.read(target, offset, Math.min(length, most));
    }
  }
}
