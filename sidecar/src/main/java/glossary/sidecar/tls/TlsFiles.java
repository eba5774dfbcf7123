package glossary.sidecar.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server's identity is kept.
 *
 * @param certificate chain in PEM, the server's own first
 * @param key in PEM
 * @param password of the key, if it is encrypted
 * @param authorities in PEM, of client certificates; empty if clients are not asked for one
 */
public record TlsFiles(
    Path certificate, Path key, Optional<String> password, Optional<Path> authorities) {
  static final String CERTIFICATE = "TLS_CERT_FILE";
  static final String KEY = "TLS_KEY_FILE";
  static final String AUTHORITIES = "TLS_CLIENT_CA_FILE";

  private static final int MOST_BYTES = 1 << 20;
  private static final byte[] NOTHING = {};

  /**
   * What the files hold now.
   *
   * @throws TlsUnusable if one cannot be read
   */
  FileContents read() throws TlsUnusable {
    byte[] clients = authorities.isEmpty() ? NOTHING : read(AUTHORITIES, authorities.get());
    return new FileContents(read(CERTIFICATE, certificate), read(KEY, key), clients);
  }

  private static byte[] read(String setting, Path file) throws TlsUnusable {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new TlsUnusable(setting + " names " + file + ", which is not a file.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES) {
        throw new TlsUnusable(setting + " names a file of more than 1 MiB, which is no PEM file.");
      }
      return content;
    } catch (NoSuchFileException missing) {
      throw new TlsUnusable(
          setting
              + " names "
              + file
              + ", which is not there; put it there, or unset TLS_CERT_FILE"
              + " and TLS_KEY_FILE.",
          missing);
    } catch (TlsUnusable known) {
      throw known;
    } catch (IOException unreadable) {
      throw new TlsUnusable(
          setting + " names " + file + ", which cannot be read; see its rights: ls -l " + file,
          unreadable);
    }
  }
}
