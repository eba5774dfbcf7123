package glossary.sidecar.security.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Plain text: strict UTF-8, or UTF-16 with a byte order mark, without NUL. */
final class TextCheck {
  private static final int HEAD_CHARACTERS = 4 << 10;
  private static final int BUFFER = 32 << 10;

  private TextCheck() {}

  static void check(Path file) throws IOException, UploadRefused {
    if (Files.size(file) == 0) {
      throw new UploadRefused("is empty");
    }
    Optional<String> foreign = Magics.anything(head(file));
    if (foreign.isPresent()) {
      throw new UploadRefused("is no text: it begins like " + foreign.get());
    }
    Charset charset = charset(file);
    try (InputStream in = Files.newInputStream(file);
        Reader text =
            new InputStreamReader(
                in,
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT))) {
      read(text);
    } catch (CharacterCodingException wrong) {
      throw new UploadRefused("is no text: save it as UTF-8, or as UTF-16 with a byte order mark");
    }
  }

  private static void read(Reader text) throws IOException, UploadRefused {
    char[] buffer = new char[BUFFER];
    boolean begins = true;
    for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
      String some = new String(buffer, 0, read);
      if (some.indexOf('\0') >= 0) {
        throw new UploadRefused("is no text: it has a character with the number zero");
      }
      if (begins) {
        refuseScript(some);
        begins = false;
      }
    }
  }

  /** Written in UTF-16, it does not look like one before it is decoded. */
  private static void refuseScript(String beginning) throws UploadRefused {
    String head = beginning.substring(0, Math.min(beginning.length(), HEAD_CHARACTERS));
    String shown = head.startsWith("\ufeff") ? head.substring(1) : head;
    Optional<String> foreign = Magics.anything(shown.getBytes(StandardCharsets.UTF_8));
    if (foreign.isPresent()) {
      throw new UploadRefused("is no text: it begins like " + foreign.get());
    }
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_CHARACTERS);
    }
  }

  private static Charset charset(Path file) throws IOException {
    byte[] head = head(file);
    int first = head.length < 2 ? 0 : (head[0] & 0xff) << 8 | head[1] & 0xff;
    return switch (first) {
      case 0xfeff -> StandardCharsets.UTF_16BE;
      case 0xfffe -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }
}
