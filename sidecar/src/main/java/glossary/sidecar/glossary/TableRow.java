package glossary.sidecar.glossary;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One row of a foreign table, whatever types it has there. Columns are numbered from 1. Only valid
 * while it is being mapped, which happens while the database is locked: copy, do nothing else.
 */
public final class TableRow {

  /** Copies what is wanted of a row. */
  @FunctionalInterface
  public interface Mapper<R> {
    R read(TableRow row);
  }

  private final ResultSet row;
  private final ReadLimit limit;

  /**
   * @param limit told of the texts that are read, or null
   */
  TableRow(ResultSet row, ReadLimit limit) {
    this.row = row;
    this.limit = limit;
  }

  /** Zero for null and for what is no number. */
  public long number(int column) {
    try {
      return row.getLong(column);
    } catch (SQLException failed) {
      throw new SqlFailure(failed);
    }
  }

  /** Always finite: zero for null, for what is no number, and for infinity. */
  public double decimal(int column) {
    try {
      double value = row.getDouble(column);
      return Double.isFinite(value) ? value : 0;
    } catch (SQLException failed) {
      throw new SqlFailure(failed);
    }
  }

  public boolean truth(int column) {
    return number(column) != 0;
  }

  /** Null for null; numbers and bytes as text. */
  public String text(int column) {
    try {
      String text = row.getString(column);
      if (limit != null && text != null) {
        limit.took(text.length());
      }
      return text;
    } catch (SQLException failed) {
      throw new SqlFailure(failed);
    }
  }
}
