package glossary.sidecar.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Columns of text that fit a terminal: what is too long is cut in the last column, with an
 * ellipsis.
 */
final class TextTable {
  private static final int WIDEST_COLUMN = 44;
  private static final int LEAST = 4;
  private static final int LEAST_LAST = 10;
  private static final String GAP = "  ";

  private final List<String[]> rows = new ArrayList<>();

  TextTable(String... titles) {
    rows.add(titles);
  }

  /** As {@link TerminalWidth#now}. */
  static int terminalWidth() {
    return TerminalWidth.now();
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
    fit(widths, width);
    for (String[] row : rows) {
      out.println(line(row, widths, width));
    }
    out.flush();
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST_COLUMN, Columns.of(row[i])));
      }
    }
    return widths;
  }

  /** Takes from the widest column, again and again, until the last one has some room. */
  private static void fit(int[] widths, int width) {
    int last = widths.length - 1;
    int others = last * GAP.length() + Math.min(widths[last], LEAST_LAST);
    for (int i = 0; i < last; i++) {
      others += widths[i];
    }
    for (; others > width; others--) {
      int widest = 0;
      for (int i = 1; i < last; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= LEAST) {
        return;
      }
      widths[widest]--;
    }
  }

  private static String line(String[] row, int[] widths, int width) {
    StringBuilder line = new StringBuilder();
    int last = row.length - 1;
    for (int i = 0; i < last; i++) {
      String cell = Columns.cut(row[i], widths[i]);
      line.append(cell).append(" ".repeat(widths[i] - Columns.of(cell))).append(GAP);
    }
    line.append(Columns.cut(row[last], Math.max(LEAST_LAST, width - Columns.of(line.toString()))));
    return line.toString().stripTrailing();
  }
}
