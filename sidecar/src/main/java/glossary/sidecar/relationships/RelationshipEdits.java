package glossary.sidecar.relationships;

import glossary.sidecar.glossary.SourceUnavailable;
import glossary.sidecar.glossary.TableQuery;
import glossary.sidecar.glossary.TableWriter;
import glossary.sidecar.glossary.Tables;
import glossary.sidecar.glossary.Timestamps;
import glossary.sidecar.http.Problem;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes of relationships. Each is one transaction that holds the write lock from its start, so
 * what it has checked holds when it commits, whoever else writes. The table itself has no rule
 * against duplicates.
 */
final class RelationshipEdits {
  private static final String SAME =
      "SELECT id FROM term_relationships WHERE source_term_id = ? AND target_term_id = ? AND"
          + " relation_type = ? AND id <> ?";
  private static final String ENDS =
      "SELECT source_term_id, target_term_id, coalesce(relation_type, '') FROM term_relationships WHERE id = ?";
  private static final Set<String> REQUIRED =
      Set.of("id", "source_term_id", "target_term_id", "relation_type");
  private static final long NONE = Long.MIN_VALUE;

  /** What no two relationships have in common. */
  private record Ends(long source, long target, String type) {

    Ends with(Map<String, Object> values) {
      return new Ends(
          (Long) values.getOrDefault("source_term_id", source),
          (Long) values.getOrDefault("target_term_id", target),
          (String) values.getOrDefault("relation_type", type));
    }
  }

  private final Tables tables;
  private final Clock clock;

  RelationshipEdits(Tables tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * @return the new relationship's id
   * @throws Problem 400, 404 or 409 as the API says
   */
  long create(Map<String, Object> values) {
    Map<String, Object> row = new HashMap<>(values);
    String now = Timestamps.stored(clock.instant());
    row.put("created_at", now);
    row.put("updated_at", now);
    Ends ends = new Ends(0, 0, "").with(values);
    refuseSelf(ends);
    return tables.write(
        writer -> {
          requireTable(writer);
          requireTerm(writer, ends.source());
          requireTerm(writer, ends.target());
          refuseDuplicate(writer, ends, NONE);
          return writer.insert(RelationshipTable.NAME, row);
        });
  }

  /**
   * @param values only what changes; nothing leaves it as it is
   * @throws Problem 400, 404 or 409 as the API says
   */
  void update(long id, Map<String, Object> values) {
    tables.write(
        writer -> {
          requireTable(writer);
          Ends before = ends(writer, id);
          Ends after = before.with(values);
          if (!after.equals(before)) {
            checkMove(writer, before, after, id);
          }
          if (!values.isEmpty()) {
            Map<String, Object> row = new HashMap<>(values);
            row.put("updated_at", Timestamps.stored(clock.instant()));
            writer.update(RelationshipTable.NAME, id, row);
          }
          return null;
        });
  }

  /**
   * @throws Problem 404 if there is none
   */
  void delete(long id) {
    tables.write(
        writer -> {
          requireTable(writer);
          if (!writer.delete(RelationshipTable.NAME, id)) {
            throw notFound();
          }
          return null;
        });
  }

  static Problem notFound() {
    return new Problem(404, "Relationship not found: there is none with this id.");
  }

  /** A term that stays is not asked for: it may have been deleted long ago. */
  private static void checkMove(TableWriter writer, Ends before, Ends after, long id) {
    refuseSelf(after);
    if (after.source() != before.source()) {
      requireTerm(writer, after.source());
    }
    if (after.target() != before.target()) {
      requireTerm(writer, after.target());
    }
    refuseDuplicate(writer, after, id);
  }

  private static Ends ends(TableWriter writer, long id) {
    return writer
        .first(
            TableQuery.of(
                ENDS, List.of(id), row -> new Ends(row.number(1), row.number(2), row.text(3))))
        .orElseThrow(RelationshipEdits::notFound);
  }

  private static void refuseSelf(Ends ends) {
    if (ends.source() == ends.target()) {
      throw new Problem(400, "A term cannot have a relationship to itself.");
    }
  }

  private static void requireTable(TableWriter writer) {
    if (!writer.columns(RelationshipTable.NAME).containsAll(REQUIRED)) {
      throw new SourceUnavailable(
          "The glossary's database has no table of relationships. Start the glossary server once"
              + " so that it makes its tables.");
    }
  }

  private static void requireTerm(TableWriter writer, long id) {
    TableQuery<Long> query =
        TableQuery.of(
            "SELECT id FROM glossary_entries WHERE id = ?", List.of(id), row -> row.number(1));
    if (writer.first(query).isEmpty()) {
      throw new Problem(404, "Term not found: there is no entry with the id " + id + ".");
    }
  }

  private static void refuseDuplicate(TableWriter writer, Ends ends, long butId) {
    List<Object> values = List.of(ends.source(), ends.target(), ends.type(), butId);
    if (writer.first(TableQuery.of(SAME, values, row -> row.number(1))).isPresent()) {
      throw new Problem(
          409, "There is already a relationship of this type between these two terms.");
    }
  }
}
