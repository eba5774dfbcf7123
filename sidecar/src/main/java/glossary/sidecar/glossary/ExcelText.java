package glossary.sidecar.glossary;

import java.util.regex.Pattern;

/** Text as a cell of a workbook can hold it. */
final class ExcelText {
  private static final int MOST_CHARACTERS = 32_767;
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private ExcelText() {}

  /**
   * Cut with an ellipsis where it is too long; characters that XML lacks become U+FFFD; what Excel
   * would read as its own escape is escaped.
   *
   * @see <a href="https://www.w3.org/TR/xml/#charsets">characters of XML 1.0</a>
   */
  static String of(String text) {
    return ESCAPE.matcher(inXml(cut(text))).replaceAll("_x005F_");
  }

  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + '…';
  }

  private static String inXml(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      if (!isInXml(text.charAt(i))) {
        changed = changed == null ? new StringBuilder(text) : changed;
        changed.setCharAt(i, '\ufffd');
      }
    }
    return SoundText.mended(changed == null ? text : changed.toString());
  }

  private static boolean isInXml(char c) {
    return c >= ' ' ? c < '\ufffe' : c == '\t' || c == '\n' || c == '\r';
  }
}
