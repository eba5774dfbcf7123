package glossary.sidecar.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text that fit a terminal: what is too long is cut in the last column, with an
 * ellipsis.
 */
final class TextTable {
  private static final int WIDTH_ELSEWHERE = 120;
  private static final int WIDEST_COLUMN = 44;
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();

  TextTable(String... titles) {
    rows.add(titles);
  }

  /** The terminal's columns as the shell says, or a width that reads well elsewhere. */
  static int terminalWidth() {
    String columns = System.getenv().getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : WIDTH_ELSEWHERE;
  }

  void row(String... cells) {
    String[] row = new String[cells.length];
    for (int i = 0; i < cells.length; i++) {
      row[i] = cells[i] == null ? "" : cells[i].replaceAll("\\p{Cntrl}+", " ");
    }
    rows.add(row);
  }

  void printTo(PrintWriter out, int width) {
    int[] widths = widths();
    for (String[] row : rows) {
      out.println(line(row, widths, width));
    }
    out.flush();
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST_COLUMN, length(row[i])));
      }
    }
    return widths;
  }

  private static String line(String[] row, int[] widths, int width) {
    StringBuilder line = new StringBuilder();
    int last = row.length - 1;
    for (int i = 0; i < last; i++) {
      String cell = cut(row[i], widths[i]);
      line.append(cell).append(" ".repeat(widths[i] - length(cell))).append(GAP);
    }
    line.append(cut(row[last], Math.max(10, width - length(line.toString()))));
    return line.toString().stripTrailing();
  }

  private static String cut(String text, int most) {
    return length(text) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
