package glossary.sidecar.glossary;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values strictly as RFC 4180 has them. */
final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text;
  }

  static List<List<String>> parse(String text) {
    Csv csv = new Csv(text);
    List<List<String>> rows = new ArrayList<>();
    while (csv.at < text.length()) {
      rows.add(csv.row());
    }
    return rows;
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (text.charAt(at) == ',') {
      at++;
      cells.add(cell());
    }
    if (!text.startsWith("\r\n", at)) {
      throw new AssertionError("no end of line at " + at + ": " + text.substring(at));
    }
    at += 2;
    return cells;
  }

  private String cell() {
    if (text.charAt(at) != '"') {
      int start = at;
      while (",\r\n\"".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }
    StringBuilder cell = new StringBuilder();
    at++;
    while (text.charAt(at) != '"' || text.charAt(at + 1) == '"') {
      cell.append(text.charAt(at));
      at += text.charAt(at) == '"' ? 2 : 1;
    }
    at++;
    return cell.toString();
  }
}
