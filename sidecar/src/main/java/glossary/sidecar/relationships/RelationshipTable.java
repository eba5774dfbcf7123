package glossary.sidecar.relationships;

import glossary.sidecar.glossary.TableQuery;
import glossary.sidecar.glossary.TableRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The SQL for one table {@code term_relationships}, of which only the id and the two terms' ids are
 * sure to be there. Column names are constants of ours and not quoted: a quoted name of a missing
 * column would be taken as text.
 *
 * @param columns names in lower case
 */
record RelationshipTable(Set<String> columns) {
  static final String NAME = "term_relationships";

  private static final String FROM = " FROM " + NAME + " AS r";
  private static final Set<String> REQUIRED = Set.of("id", "source_term_id", "target_term_id");
  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_TEXT = 1 << 20;

  /** Empty if the table is not there, or is not what it should be. */
  static Optional<RelationshipTable> of(Set<String> columns) {
    return columns.containsAll(REQUIRED)
        ? Optional.of(new RelationshipTable(columns))
        : Optional.empty();
  }

  /** Whole relationships by ascending id. */
  TableQuery<Relationship> rows(Iterable<Long> ids) {
    String sql =
        "SELECT r.id, r.source_term_id, "
            + termOf("r.source_term_id")
            + ", r.target_term_id, "
            + termOf("r.target_term_id")
            + ", "
            + String.join(
                ", ",
                type(),
                confidence(),
                text("evidence", LONGEST_TEXT),
                text("context", LONGEST_TEXT),
                text("extraction_method", LONGEST_NAME),
                "coalesce(" + text("validated", LONGEST_NAME) + ", '')",
                text("created_at", LONGEST_NAME),
                text("updated_at", LONGEST_NAME))
            + FROM;
    return TableQuery.byId(sql, ids, RelationshipTable::relationship);
  }

  /** What the filter takes, most confident first, ties by ascending id. */
  TableQuery<Link> best(RelationshipFilter filter, int skip, int most) {
    Condition match = match(filter);
    String sql =
        "SELECT r.id, r.source_term_id, r.target_term_id, "
            + String.join(", ", type(), confidence())
            + FROM
            + " WHERE "
            + match.sql()
            + " ORDER BY 5 DESC, 1 LIMIT ? OFFSET ?";
    List<Object> parameters = new ArrayList<>(match.values());
    parameters.add(most);
    parameters.add(skip);
    return TableQuery.of(sql, parameters, RelationshipTable::link);
  }

  /**
   * Every relationship by ascending id, null for those that the filter leaves: none is passed over
   * in silence, so each read is short.
   */
  TableQuery<Link> all(RelationshipFilter filter) {
    Condition match = match(filter);
    String sql =
        "SELECT r.id, r.source_term_id, r.target_term_id, "
            + String.join(", ", type(), confidence(), match.sql())
            + FROM;
    return TableQuery.of(sql, match.values(), row -> row.truth(6) ? link(row) : null);
  }

  /** What the figures need of every relationship, by ascending id. */
  TableQuery<Tally> tallies() {
    String sql =
        "SELECT r.id, "
            + String.join(", ", type(), text("validated", LONGEST_NAME), confidence())
            + FROM;
    return TableQuery.of(
        sql, List.of(), row -> new Tally(row.text(2), row.text(3), row.decimal(4)));
  }

  private record Condition(String sql, List<Object> values) {}

  private Condition match(RelationshipFilter filter) {
    List<String> terms = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    if (filter.termIds() != null) {
      String ids = TableQuery.array(filter.termIds());
      String among = " IN (SELECT value FROM json_each(?))";
      terms.add("(r.source_term_id" + among + " OR r.target_term_id" + among + ")");
      values.addAll(List.of(ids, ids));
    }
    add(terms, values, "r.source_term_id = ?", filter.sourceTermId());
    add(terms, values, "r.target_term_id = ?", filter.targetTermId());
    if (!filter.types().isEmpty()) {
      String marks = String.join(", ", filter.types().stream().map(type -> "?").toList());
      terms.add(type() + " IN (" + marks + ")");
      values.addAll(filter.types());
    }
    add(terms, values, confidence() + " >= ?", filter.leastConfidence());
    add(terms, values, text("validated", LONGEST_NAME) + " = ?", filter.validated());
    if (filter.bothTermsExist()) {
      terms.add(exists("r.source_term_id"));
      terms.add(exists("r.target_term_id"));
    }
    return new Condition(terms.isEmpty() ? "1" : String.join(" AND ", terms), values);
  }

  private static void add(List<String> terms, List<Object> values, String term, Object wanted) {
    if (wanted != null) {
      terms.add(term);
      values.add(wanted);
    }
  }

  private static String exists(String id) {
    return "EXISTS (SELECT 1 FROM glossary_entries AS e WHERE e.id = " + id + ")";
  }

  private static String termOf(String id) {
    return "(SELECT substr(e.term, 1, %d) FROM glossary_entries AS e WHERE e.id = %s)"
        .formatted(LONGEST_NAME, id);
  }

  private String type() {
    return "coalesce(" + text("relation_type", LONGEST_NAME) + ", '')";
  }

  private String confidence() {
    return columns.contains("confidence")
        ? "coalesce(CAST(r.confidence AS REAL), 0.0)"
        : "CAST(0 AS REAL)";
  }

  private String text(String column, int longest) {
    return columns.contains(column) ? "substr(r." + column + ", 1, " + longest + ")" : "NULL";
  }

  private static Link link(TableRow row) {
    return new Link(row.number(1), row.number(2), row.number(3), row.text(4), row.decimal(5));
  }

  private static Relationship relationship(TableRow row) {
    return new Relationship(
        row.number(1),
        row.number(2),
        row.text(3),
        row.number(4),
        row.text(5),
        row.text(6),
        row.decimal(7),
        row.text(8),
        row.text(9),
        row.text(10),
        row.text(11),
        row.text(12),
        row.text(13));
  }
}
