package glossary.sidecar.security.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The name of an uploaded file as it is listed: letters of every script stay, what could mislead a
 * reader or a file system goes. Never used as a path.
 */
public final class UploadName {
  private static final int MOST_BYTES = 255;
  private static final int MOST_EXTENSION = 16;
  private static final Pattern BEGINNING = Pattern.compile("^[. ]+");
  private static final Pattern END = Pattern.compile("[. ]+$");
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?");

  private UploadName() {}

  /**
   * In Unicode's NFC, at most 255 bytes of UTF-8, without folders; {@code unnamed} and the
   * extension if nothing else is left.
   *
   * @param sent as the sender calls it, with folders perhaps
   */
  public static String clean(String sent) {
    String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    StringBuilder kept = new StringBuilder(last.length());
    repaired(last)
        .codePoints()
        .filter(UploadName::isKept)
        .forEach(c -> kept.appendCodePoint(visible(c)));
    String name = END.matcher(Normalizer.normalize(kept, Normalizer.Form.NFC)).replaceFirst("");
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot);
    String stem = trimmed(dot < 0 ? name : name.substring(0, dot));
    if (stem.isEmpty()) {
      stem = "unnamed";
    }
    if (RESERVED.matcher(stem + extension).matches()) {
      stem = "_" + stem;
    }
    return shortened(stem, extension);
  }

  /** UTF-8 that a program took for Latin-1 and encoded once more: no other name looks like it. */
  private static String repaired(String name) {
    if (name.chars().allMatch(c -> c < 0x80) || name.chars().anyMatch(c -> c > 0xff)) {
      return name;
    }
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException latin1) {
      return name;
    }
  }

  /** The two joiners stay: Persian and Indic scripts are spelt with them. */
  private static boolean isKept(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> c == 0x200c || c == 0x200d;
      default -> c != 0xfffd;
    };
  }

  private static int visible(int c) {
    if ("<>:\"|?*/\\".indexOf(c) >= 0) {
      return '_';
    }
    return Character.isSpaceChar(c) ? ' ' : c;
  }

  /** Windows drops dots and spaces at the end; at the beginning a dot hides a file. */
  private static String trimmed(String stem) {
    return END.matcher(BEGINNING.matcher(stem).replaceFirst("")).replaceFirst("");
  }

  private static String shortened(String stem, String extension) {
    String end = bytes(extension) > MOST_EXTENSION ? "" : extension;
    String whole = end.isEmpty() ? stem + extension : stem;
    int room = MOST_BYTES - bytes(end);
    while (bytes(whole) > room) {
      whole = whole.substring(0, whole.offsetByCodePoints(whole.length(), -1));
    }
    return END.matcher(whole).replaceFirst("") + end;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
