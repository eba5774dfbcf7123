package glossary.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small files whole, and says in a few words why one cannot be read. */
final class BoundedFile {
  private static final int MOST_BYTES_OF_VALUE = 64 * 1024;

  /** The reason; never any content. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
      super(reason, null, false, false);
    }
  }

  /** A pipe or a device is refused, since reading one may never end. */
  static byte[] read(Path file, int mostBytes) throws Unreadable {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Unreadable("it is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw new Unreadable("it is larger than " + mostBytes / 1024 + " KiB");
      }
      return bytes;
    } catch (NoSuchFileException missing) {
      throw new Unreadable("there is no such file");
    } catch (AccessDeniedException denied) {
      throw new Unreadable("this user may not read it");
    } catch (IOException failed) {
      throw new Unreadable("reading it failed (" + failed.getClass().getSimpleName() + ")");
    }
  }

  /** Text in UTF-8, without the one line break that editors and {@code echo} put at its end. */
  static String readValue(Path file) throws Unreadable {
    byte[] bytes = read(file, MOST_BYTES_OF_VALUE);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.replaceFirst("\r?\n\\z", "");
    } catch (CharacterCodingException notText) {
      throw new Unreadable("it is not UTF-8");
    }
  }

  private BoundedFile() {}
}
