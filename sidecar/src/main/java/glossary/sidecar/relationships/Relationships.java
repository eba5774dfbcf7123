package glossary.sidecar.relationships;

import glossary.sidecar.glossary.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads of the relationships. A host's table usually has no index that helps, so what takes longer
 * than one read may is done by walking through the whole table in short reads.
 */
final class Relationships {
  private final Tables tables;

  Relationships(Tables tables) {
    this.tables = tables;
  }

  Optional<Relationship> find(long id) {
    return rows(List.of(id)).stream().findFirst();
  }

  /** Most confident first, ties by ascending id. */
  List<Relationship> list(RelationshipFilter filter, int skip, int most) {
    return rows(best(filter, skip, most).stream().map(Link::id).toList());
  }

  /** As {@link #list}, without the texts. */
  List<Link> best(RelationshipFilter filter, int skip, int most) {
    return tables
        .atOnce(
            RelationshipTable.NAME,
            columns -> RelationshipTable.of(columns).map(t -> t.best(filter, skip, most)))
        .orElseGet(() -> bestByWalking(filter, skip, most));
  }

  RelationshipFigures figures() {
    RelationshipFigures figures = new RelationshipFigures();
    tables.walk(
        RelationshipTable.NAME,
        columns -> RelationshipTable.of(columns).map(RelationshipTable::tallies),
        rows -> {
          rows.forEach(figures::add);
          return true;
        });
    return figures;
  }

  private List<Link> bestByWalking(RelationshipFilter filter, int skip, int most) {
    BestLinks best = new BestLinks(skip + most);
    tables.walk(
        RelationshipTable.NAME,
        columns -> RelationshipTable.of(columns).map(t -> t.all(filter.atLeast(best.least()))),
        rows -> {
          rows.stream().filter(Objects::nonNull).forEach(best::add);
          return true;
        });
    List<Link> found = best.bestFirst();
    return found.subList(Math.min(skip, found.size()), found.size());
  }

  /** In the order of the ids; what was deleted meanwhile is left out. */
  private List<Relationship> rows(List<Long> ids) {
    Map<Long, Relationship> byId = new HashMap<>();
    if (!ids.isEmpty()) {
      tables.walk(
          RelationshipTable.NAME,
          columns -> RelationshipTable.of(columns).map(t -> t.rows(ids)),
          rows -> {
            rows.forEach(row -> byId.put(row.id(), row));
            return true;
          });
    }
    List<Relationship> rows = new ArrayList<>();
    for (long id : ids) {
      Optional.ofNullable(byId.get(id)).ifPresent(rows::add);
    }
    return rows;
  }
}
