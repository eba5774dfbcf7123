package glossary.sidecar.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Turns what a user asked for into what the index is asked. For one query, on one thread. */
final class LuceneQueries {
  private final SearchRequest request;
  private final Lexicon lexicon;
  private final WordQueries words;

  /**
   * @param lexicon of the searcher that is to run the query
   */
  LuceneQueries(SearchRequest request, Lexicon lexicon) {
    this.request = request;
    this.lexicon = lexicon;
    this.words = new WordQueries(lexicon, request.language());
  }

  /**
   * The whole question: filters that do not count in the score, then terms as typed, terms that
   * begin as typed, and all else.
   *
   * @param root what to look for; the query's text alone decides on the exact terms
   */
  Query of(SearchQuery root) {
    String text = request.query().text();
    BooleanQuery.Builder scored = new BooleanQuery.Builder();
    for (String key : Keys.ofGerman(text)) {
      addTier(scored, lexicon.entriesWith(Fields.KEY, key), Weights.EXACT);
    }
    String tight = Keys.tight(text);
    if (!tight.isEmpty()) {
      addTier(scored, lexicon.entriesWith(Fields.TIGHT, tight), Weights.EXACT_BUT_SYMBOLS);
    }
    List<Query> inflected = words.sameButInflection(text);
    if (!inflected.isEmpty()) {
      addTier(scored, new DisjunctionMaxQuery(inflected, 0), Weights.EXACT_BUT_INFLECTION);
    }
    beginning(root)
        .map(begins -> lexicon.entriesWithBeginning(Fields.KEY, begins))
        .ifPresent(begins -> addTier(scored, begins, Weights.TERM_BEGINS));
    query(root).ifPresent(rest -> addAlternatives(scored, rest));
    return filtered(scored.build());
  }

  /** {@code valve} begins {@code valve seat} but not {@code valves}; {@code valv*} begins all. */
  private Optional<String> beginning(SearchQuery root) {
    String text = request.query().text();
    if (root instanceof SearchQuery.Prefix prefix) {
      return Optional.of(Keys.plain(prefix.text())).filter(key -> !key.isEmpty());
    }
    boolean onlyWords =
        root instanceof SearchQuery.Word
            || root instanceof SearchQuery.All all
                && !all.written()
                && all.parts().stream().allMatch(SearchQuery.Word.class::isInstance);
    return onlyWords
        ? Optional.of(Keys.plain(text)).filter(key -> !key.isEmpty()).map(key -> key + ' ')
        : Optional.empty();
  }

  private Query filtered(Query scored) {
    List<Term> filters = filters(request);
    if (filters.isEmpty()) {
      return scored;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    filters.forEach(filter -> all.add(new TermQuery(filter), Occur.FILTER));
    return all.add(scored, Occur.MUST).build();
  }

  /** What every hit must have. */
  static List<Term> filters(SearchRequest request) {
    List<Term> filters = new ArrayList<>(3);
    filter(filters, Fields.LANGUAGE, request.language());
    filter(filters, Fields.SOURCE, request.source());
    filter(filters, Fields.DOMAIN, request.domain() == null ? null : Keys.plain(request.domain()));
    return filters;
  }

  private static void filter(List<Term> filters, String field, String value) {
    if (value != null) {
      filters.add(new Term(field, value));
    }
  }

  /**
   * @param query null for what no entry has
   */
  private static void addTier(BooleanQuery.Builder scored, Query query, float score) {
    if (query != null) {
      scored.add(new BoostQuery(new ConstantScoreQuery(query), score), Occur.SHOULD);
    }
  }

  /** Side by side with the tiers where that means the same: nested ones would be unfolded later. */
  private static void addAlternatives(BooleanQuery.Builder scored, Query rest) {
    if (rest instanceof BooleanQuery any
        && any.clauses().stream().allMatch(clause -> clause.getOccur() == Occur.SHOULD)) {
      any.clauses().forEach(scored::add);
    } else {
      scored.add(rest, Occur.SHOULD);
    }
  }

  /** Empty if there is no letter or digit in it. */
  private Optional<Query> query(SearchQuery part) {
    if (part instanceof SearchQuery.Word word) {
      return ofText(word.text(), words::chunk);
    } else if (part instanceof SearchQuery.Prefix prefix) {
      return ofText(prefix.text(), words::prefix);
    } else if (part instanceof SearchQuery.Phrase phrase) {
      return phrase(phrase);
    } else if (part instanceof SearchQuery.All all) {
      return joined(all.parts(), Occur.MUST);
    } else if (part instanceof SearchQuery.Any any) {
      return joined(any.parts(), Occur.SHOULD);
    }
    SearchQuery.Except except = (SearchQuery.Except) part;
    return query(except.wanted())
        .map(wanted -> without(wanted, query(except.unwanted()).orElse(null)));
  }

  private static Optional<Query> ofText(
      String text, java.util.function.Function<Chunk, Query> toQuery) {
    return Chunk.of(text, QueryParser.MOST_WORDS).stream().findFirst().map(toQuery);
  }

  private Optional<Query> phrase(SearchQuery.Phrase phrase) {
    List<Word> inOrder = new ArrayList<>();
    Chunk.forEach(
        phrase.text(),
        phrase.text().length(),
        QueryParser.MOST_WORDS,
        chunk -> inOrder.addAll(chunk.words()));
    return inOrder.isEmpty() ? Optional.empty() : Optional.of(words.phrase(inOrder));
  }

  private Optional<Query> joined(List<SearchQuery> parts, Occur occur) {
    List<Query> queries = parts.stream().flatMap(part -> query(part).stream()).toList();
    if (queries.size() < 2) {
      return queries.stream().findFirst();
    }
    BooleanQuery.Builder joined = new BooleanQuery.Builder();
    queries.forEach(query -> joined.add(query, occur));
    return Optional.of(joined.build());
  }

  private static Query without(Query wanted, Query unwanted) {
    if (unwanted == null) {
      return wanted;
    }
    return new BooleanQuery.Builder().add(wanted, Occur.MUST).add(unwanted, Occur.MUST_NOT).build();
  }
}
