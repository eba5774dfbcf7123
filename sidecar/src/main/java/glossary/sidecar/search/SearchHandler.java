package glossary.sidecar.search;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Answers {@code /api/search/*}. */
public final class SearchHandler {
  private static final Set<String> LANGUAGES = Set.of("en", "de");
  private static final List<String> FEATURES =
      List.of(
          "porter_stemming",
          "diacritic_removal",
          "phrase_search",
          "wildcard_search",
          "boolean_operators",
          "bm25_ranking",
          "snippet_extraction");

  private final ShadowIndex index;
  private final GlossarySearch search;
  private final Supplier<IndexState> state;
  private final SearchLimits limits;
  private final SearchTimer timer;

  /**
   * @param state of the index; asked on each search, so it must be cheap
   */
  public SearchHandler(
      ShadowIndex index, Supplier<IndexState> state, SearchLimits limits, SearchTimer timer) {
    this.index = index;
    this.search = new GlossarySearch(index);
    this.state = state;
    this.limits = limits;
    this.timer = timer;
  }

  /** {@code GET /api/search/fulltext}. */
  public Response fulltext(Request request) {
    long started = System.nanoTime();
    SearchRequest wanted = searchRequest(request);
    IndexState now = state.get();
    String tag =
        SearchTag.of(
            index.committed(),
            "fulltext",
            wanted.query().text(),
            wanted.language(),
            wanted.domain(),
            wanted.limit(),
            wanted.offset(),
            wanted.snippetLength());
    if (now.built() && SearchTag.isKnown(request, tag)) {
      return SearchTag.unchanged(tag);
    }
    SearchPage page = search.search(wanted);
    List<String> warnings = new ArrayList<>(page.warnings());
    if (!now.built()) {
      warnings.add(buildingWarning(now));
    }
    long elapsed = System.nanoTime() - started;
    timer.searched("fulltext", elapsed);
    Response answer = Response.json(200, new PageJson(wanted, page, warnings, elapsed));
    return now.built() && page.complete() ? SearchTag.tagged(answer, tag) : uncached(answer);
  }

  private SearchRequest searchRequest(Request request) {
    String text = request.text("q", 2, 200);
    int limit = request.integer("limit", 50, 1, 500);
    return new SearchRequest(
        QueryParser.parse(text),
        request.choice("language", LANGUAGES).orElse(null),
        request.optional("domain").orElse(null),
        null,
        Math.min(limit, limits.mostResults().orElse(limit)),
        request.integer("offset", 0, 0, Integer.MAX_VALUE),
        limits.deadline(),
        limits.snippetLength());
  }

  private static String buildingWarning(IndexState now) {
    return "The search index is being built: "
        + now.entries()
        + (now.total() > 0 ? " of " + now.total() : "")
        + " entries can be found so far.";
  }

  /** {@code GET /api/search/suggest}. */
  public Response suggest(Request request) {
    long started = System.nanoTime();
    String text = request.text("q", 2, 50);
    String language = request.choice("language", LANGUAGES).orElse(null);
    int limit = request.integer("limit", 10, 1, 50);
    String tag = SearchTag.of(index.committed(), "suggest", text, language, limit);
    if (SearchTag.isKnown(request, tag)) {
      return SearchTag.unchanged(tag);
    }
    List<String> found = search.suggest(text, language, limit);
    timer.searched("suggest", System.nanoTime() - started);
    return SearchTag.tagged(Response.json(200, out -> writeSuggestions(out, text, found)), tag);
  }

  private static void writeSuggestions(JsonGenerator out, String text, List<String> found)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("query", Texts.wellFormed(text));
    out.writeArrayFieldStart("suggestions");
    for (String term : found) {
      out.writeString(term);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /**
   * {@code GET /api/search/stats}. The name {@code fts5_enabled} is the existing server's; true
   * means that full-text search is on, whatever engine does it.
   */
  public Response stats(Request request) {
    IndexStatistics statistics = search.statistics();
    return uncached(Response.json(200, out -> writeStatistics(out, statistics)));
  }

  private static void writeStatistics(JsonGenerator out, IndexStatistics statistics)
      throws IOException {
    out.writeStartObject();
    out.writeBooleanField("fts5_enabled", true);
    out.writeNumberField("total_indexed_entries", statistics.entries());
    writeCounts(out, "entries_by_language", statistics.byLanguage());
    writeCounts(out, "top_sources", statistics.bySource());
    out.writeObjectFieldStart("search_features");
    for (String feature : FEATURES) {
      out.writeBooleanField(feature, true);
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void writeCounts(JsonGenerator out, String name, Map<String, Integer> counts)
      throws IOException {
    out.writeObjectFieldStart(name);
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      out.writeNumberField(count.getKey(), count.getValue());
    }
    out.writeEndObject();
  }

  private static Response uncached(Response answer) {
    return answer.with("Cache-Control", "no-store");
  }
}
