package glossary.sidecar.glossary;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * One sheet of a workbook, written row by row. Texts are cells of type text, so none is ever run as
 * a formula, and stand in their cells, since a shared table of texts would have to be kept.
 *
 * @see <a
 *     href="https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3">Excel's
 *     limits</a>
 */
final class ExcelExport {
  /** Rows of a sheet, less the one of the column names. */
  static final int MOST_ENTRIES = 1_048_575;

  private static final int WIDE = 60;
  private static final int NARROW = 18;

  /** Larger ids would lose their last digits as numbers. */
  private static final long EXACT = 1L << 53;

  private ExcelExport() {}

  static void write(EntryCursor entries, OutputStream out) throws IOException {
    Workbook workbook = new Workbook(out, "Glossary Sidecar", null);
    Worksheet sheet = workbook.newWorksheet("Glossary");
    begin(sheet);
    int row = 1;
    for (List<Entry> some = entries.next(); !some.isEmpty(); some = entries.next()) {
      for (Entry entry : some) {
        if (row > MOST_ENTRIES) {
          throw new IOException("More entries came meanwhile than a sheet can hold");
        }
        write(entry, sheet, row++);
      }
      sheet.flush();
    }
    workbook.finish();
  }

  private static void begin(Worksheet sheet) {
    sheet.freezePane(0, 1);
    for (int column = 0; column < ExportRow.COLUMNS.size(); column++) {
      String name = ExportRow.COLUMNS.get(column);
      sheet.width(column, name.contains("definition") ? WIDE : NARROW);
      sheet.inlineString(0, column, name);
      sheet.style(0, column).bold().set();
    }
  }

  private static void write(Entry entry, Worksheet sheet, int row) {
    if (Math.abs(entry.id()) <= EXACT && entry.id() != Long.MIN_VALUE) {
      sheet.value(row, 0, entry.id());
    } else {
      sheet.inlineString(row, 0, Long.toString(entry.id()));
    }
    int column = 1;
    for (String text : ExportRow.texts(entry)) {
      if (!text.isEmpty()) {
        sheet.inlineString(row, column, ExcelText.of(text));
      }
      column++;
    }
  }
}
