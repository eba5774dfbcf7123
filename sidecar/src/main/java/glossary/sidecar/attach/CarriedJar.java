package glossary.sidecar.attach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A jar that this program carries inside its own, for other JVMs to load. */
public enum CarriedJar {
  AGENT("agent", "glossary-agent"),
  SAMPLE_HOST("sample-host", "glossary-host");

  private static final int NAME_DIGITS = 16;

  private final String resource;
  private final String name;

  CarriedJar(String resource, String name) {
    this.resource = "/glossary/" + resource + ".jar";
    this.name = name;
  }

  /**
   * Unpacks it, unless that has been done before. The name has its content's hash, so that the file
   * which a JVM has loaded is never written to again: it is read for as long as that JVM lives.
   *
   * @param folder made for this user only if it is absent
   * @throws IOException whose message says what to do
   */
  public Path unpack(Path folder) throws IOException {
    return unpack(bytes(), folder, name);
  }

  static Path unpack(byte[] bytes, Path folder, String name) throws IOException {
    Path file = folder.toAbsolutePath().normalize().resolve(name + "-" + hash(bytes) + ".jar");
    if (file.toString().contains("=")) {
      throw new IOException(
          file
              + " has a '=', where a JVM takes the agent's options to begin; choose a folder without one.");
    }
    try {
      if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
        write(bytes, file);
      }
      return file;
    } catch (IOException failed) {
      throw new IOException(
          "Cannot write "
              + file
              + "; make its folder writable for this user, or set SIDECAR_DIR to another.",
          failed);
    }
  }

  private byte[] bytes() throws IOException {
    try (InputStream in = CarriedJar.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(
            "This program was started from its classes, which carry no "
                + name
                + ".jar; use glossary-sidecar.jar.");
      }
      return in.readAllBytes();
    }
  }

  private static void write(byte[] bytes, Path file) throws IOException {
    Path folder = file.getParent();
    Files.createDirectories(folder.getParent());
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path partial = Files.createTempFile(folder, "partial-", ".jar");
    try {
      Files.write(partial, bytes);
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sha256).substring(0, NAME_DIGITS);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
