package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import glossary.sidecar.glossary.EntryFilter;
import glossary.sidecar.glossary.SourceState;
import glossary.sidecar.glossary.SqliteSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Looks at what the database holds. */
final class DatabaseContent {
  private static final Outcome UNREADABLE =
      notApplicable("The database cannot be read now (DB-02).");
  private static final Outcome TOO_LARGE =
      notApplicable("It takes longer than a look at a foreign database may; every backup does it.");

  private DatabaseContent() {}

  static Outcome readable(Situation situation) throws IOException {
    Optional<SqliteSource> source = situation.source();
    if (source.isEmpty()) {
      return notApplicable("There is no file yet (DB-01).");
    }
    SourceState state = source.get().state();
    return state.ready()
        ? ok("It is read %s.", state.writable() ? "and may be written" : "and never written")
        : problem("%s", Sentences.clean(state.message()))
            .next("%s", Sentences.clean(state.message()));
  }

  static Outcome filled(Situation situation) throws IOException, SQLException {
    if (situation.readable().isEmpty()) {
      return UNREADABLE;
    }
    long count = situation.readable().get().count(EntryFilter.ALL);
    return count == 0 ? warning("It has no entries.") : ok("It has %,d entries.", count);
  }

  static Outcome quickCheck(Situation situation) throws IOException {
    if (situation.readable().isEmpty()) {
      return UNREADABLE;
    }
    Optional<String> found = situation.readable().get().quickCheck();
    if (found.isEmpty()) {
      return TOO_LARGE;
    }
    return found.get().equals("ok")
        ? ok("quick_check says ok.")
        : problem("quick_check says: %s.", Sentences.clean(found.get()));
  }

  static Outcome foreignKeys(Situation situation) throws IOException, SQLException {
    if (situation.readable().isEmpty()) {
      return UNREADABLE;
    }
    Optional<List<String>> tables = Pragmas.column(situation, "PRAGMA foreign_key_check");
    if (tables.isEmpty()) {
      return TOO_LARGE;
    }
    List<String> named = tables.get().stream().distinct().toList();
    return named.isEmpty()
        ? ok("No reference lacks its target.")
        : warning(
            "%d rows (100 are looked for) point to nothing, in %s.",
            tables.get().size(), Sentences.some(named));
  }

  static Outcome free(Situation situation) throws IOException, SQLException {
    Optional<Long> free = Pragmas.number(situation, "PRAGMA freelist_count");
    Optional<Long> all = Pragmas.number(situation, "PRAGMA page_count");
    if (free.isEmpty() || all.isEmpty() || all.get() == 0) {
      return UNREADABLE;
    }
    long percent = free.get() * 100 / all.get();
    return percent > 50 && all.get() > 1000
        ? warning("%d %% of its pages are unused.", percent)
        : ok("%d %% of its %,d pages are unused.", percent, all.get());
  }

  static Outcome json(Situation situation) throws IOException, SQLException {
    if (situation.readable().isEmpty() || situation.find(Catalogue.SOURCE_SQL).isPresent()) {
      return notApplicable("There is no usual table to be read.");
    }
    Optional<List<String>> wrong =
        Pragmas.column(
            situation,
            "SELECT id FROM (SELECT id, definitions FROM glossary_entries ORDER BY id LIMIT 1000)"
                + " WHERE CASE WHEN json_valid(definitions) THEN json_type(definitions) <> 'array' ELSE 1 END");
    if (wrong.isEmpty()) {
      return TOO_LARGE;
    }
    return wrong.get().isEmpty()
        ? ok("They are.")
        : warning(
            "%d rows have none, such as %s.", wrong.get().size(), Sentences.some(wrong.get()));
  }

  static Outcome unique(Situation situation) throws IOException, SQLException {
    if (situation.readable().isEmpty() || situation.find(Catalogue.SOURCE_SQL).isPresent()) {
      return notApplicable("There is no usual table to be read.");
    }
    Optional<Long> indexes =
        Pragmas.number(
            situation,
            "SELECT count(*) FROM pragma_index_list('glossary_entries') AS l WHERE l.\"unique\" = 1"
                + " AND 3 = (SELECT count(*) FROM pragma_index_info(l.name) AS i"
                + " WHERE lower(i.name) IN ('term', 'language', 'source'))");
    if (indexes.isEmpty()) {
      return TOO_LARGE;
    }
    return indexes.get() == 0
        ? warning("Nothing keeps an entry from being stored twice.")
        : ok("A unique index over term, language and source is there.");
  }

  static Outcome encoding(Situation situation) throws IOException, SQLException {
    Optional<String> encoding = Pragmas.text(situation, "PRAGMA encoding");
    if (encoding.isEmpty()) {
      return UNREADABLE;
    }
    return encoding.get().equals("UTF-8")
        ? ok("It is UTF-8.")
        : warning("It is %s.", encoding.get());
  }
}
