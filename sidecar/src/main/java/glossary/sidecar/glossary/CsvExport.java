package glossary.sidecar.glossary;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Comma-separated values in UTF-8, without a byte order mark: programs would take it for a part of
 * the first column's name, and who wants a spreadsheet can have one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvExport {
  private static final String END_OF_LINE = "\r\n";

  /** Spreadsheets run a cell that begins with one of these. */
  private static final String STARTS_OF_FORMULAS = "=+-@\t\r\n";

  private CsvExport() {}

  static void write(EntryCursor entries, OutputStream out) throws IOException {
    Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
    csv.write(String.join(",", ExportRow.COLUMNS));
    csv.write(END_OF_LINE);
    for (List<Entry> some = entries.next(); !some.isEmpty(); some = entries.next()) {
      for (Entry entry : some) {
        csv.write(Long.toString(entry.id()));
        for (String text : ExportRow.texts(entry)) {
          csv.write(',');
          writeCell(text, csv);
        }
        csv.write(END_OF_LINE);
      }
    }
    csv.flush();
  }

  private static void writeCell(String text, Writer csv) throws IOException {
    String cell = startsAFormula(text) ? "'" + text : text;
    if (needsQuotes(cell)) {
      csv.write('"');
      csv.write(cell.replace("\"", "\"\""));
      csv.write('"');
    } else {
      csv.write(cell);
    }
  }

  private static boolean startsAFormula(String text) {
    return !text.isEmpty() && STARTS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
  }

  private static boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n') {
        return true;
      }
    }
    return false;
  }
}
