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

  private AdminToken() {}

  /**
   * Makes the token if there is no such file; the folder must exist.
   *
   * @throws IOException if the file can't be made
   */
  public static void createIfAbsent(Path file) throws IOException {
    try {
      create(file);
    } catch (FileAlreadyExistsException madeBefore) {
      // the one that is used
    }
  }

  private static void create(Path file) throws IOException {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try (SeekableByteChannel out =
        Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), owned(file))) {
      out.write(ByteBuffer.wrap((token + '\n').getBytes(StandardCharsets.US_ASCII)));
    }
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
