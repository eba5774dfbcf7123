package glossary.sidecar.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * One file of the console as it is sent.
 *
 * @param contentType media type, with its character set
 * @param plain its bytes
 * @param gzip the same, compressed once
 */
@SuppressWarnings("ArrayRecordComponent")
record ConsoleFile(String contentType, byte[] plain, byte[] gzip) {

  static ConsoleFile of(String name, byte[] bytes) {
    return new ConsoleFile(contentType(name), bytes, compressed(bytes));
  }

  /**
   * @param resource relative to this class, or from the root of the class path
   * @throws IllegalStateException if the jar lacks it
   */
  static byte[] read(String resource) {
    try (InputStream in = ConsoleFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + resource);
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("the jar lacks " + resource, broken);
    }
  }

  private static String contentType(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("no media type for " + name);
    };
  }

  private static byte[] compressed(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return packed.toByteArray();
  }
}
