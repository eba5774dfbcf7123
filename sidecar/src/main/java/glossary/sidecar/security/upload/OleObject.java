package glossary.sidecar.security.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * An embedded object of the form that Office had before 2007: formulas and old charts are taken,
 * macros and wrapped files of any kind are not. Its streams have their names in UTF-16.
 */
final class OleObject {
  private static final int BUFFER = 32 << 10;
  private static final String[] REFUSED = {utf16("_VBA_PROJECT"), utf16("\u0001Ole10Native")};

  private OleObject() {}

  static void check(InputStream in) throws IOException, UploadRefused {
    byte[] buffer = new byte[BUFFER];
    String before = "";
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      String some = before + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
      for (String name : REFUSED) {
        if (some.contains(name)) {
          throw new UploadRefused("is a DOCX with macros or a wrapped file in an embedded object");
        }
      }
      before = some.substring(Math.max(0, some.length() - 2 * "_VBA_PROJECT".length()));
    }
  }

  /** One character for each byte. */
  private static String utf16(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
  }
}
