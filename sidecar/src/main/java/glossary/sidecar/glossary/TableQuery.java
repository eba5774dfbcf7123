package glossary.sidecar.glossary;

import java.util.List;

/**
 * A query of one table with a whole-number key named {@code id}.
 *
 * @param sql for a walk without its WHERE and with the id as first column
 * @param condition of a walk: further conditions, each followed by AND; or empty
 * @param parameters of both, in their order: texts and numbers
 */
public record TableQuery<R>(
    String sql, String condition, List<Object> parameters, TableRow.Mapper<R> row) {

  public static <R> TableQuery<R> of(String sql, List<Object> parameters, TableRow.Mapper<R> row) {
    return new TableQuery<>(sql, "", parameters, row);
  }

  /**
   * A walk through some ids only.
   *
   * @param sql without parameters
   */
  public static <R> TableQuery<R> byId(String sql, Iterable<Long> ids, TableRow.Mapper<R> row) {
    return new TableQuery<>(
        sql, "id IN (SELECT value FROM json_each(?)) AND ", List.of(array(ids)), row);
  }

  /** The JSON array of these numbers, as a parameter of {@code json_each(?)}. */
  public static String array(Iterable<Long> ids) {
    StringBuilder array = new StringBuilder("[");
    for (long id : ids) {
      array.append(array.length() == 1 ? "" : ",").append(id);
    }
    return array.append(']').toString();
  }

  Keyset<R> keyset() {
    return new Keyset<>(
        sql, condition, parameters, (result, limit) -> row.read(new TableRow(result, limit)));
  }
}
