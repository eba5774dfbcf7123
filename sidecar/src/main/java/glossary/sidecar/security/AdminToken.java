package glossary.sidecar.security;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The admin token of an installation that has set none: made once, kept in a file that only its
 * owner can read.
 */
public final class AdminToken {
  private static final int RANDOM_BYTES = 32;
  private static final int LEAST_CHARACTERS = 16;

  private AdminToken() {}

  /**
   * Reads the token from {@code file}, which is made first if it is absent; the folder must exist.
   *
   * @throws IOException if the file can be neither made nor read, or holds no token
   */
  public static String readOrCreate(Path file) throws IOException {
    try {
      return create(file);
    } catch (FileAlreadyExistsException madeBefore) {
      String token = Files.readString(file).strip();
      if (token.length() < LEAST_CHARACTERS) {
        throw new IOException("the file holds no token; delete it and start again", madeBefore);
      }
      return token;
    }
  }

  private static String create(Path file) throws IOException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try (SeekableByteChannel out =
        Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), owned(file))) {
      out.write(ByteBuffer.wrap((token + '\n').getBytes(StandardCharsets.US_ASCII)));
    }
    return token;
  }

  private static FileAttribute<?>[] owned(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
