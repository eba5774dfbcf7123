package glossary.sidecar.glossary;

import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.util.Map;

/** Finds entries by a part of their term, in the database itself. */
public final class TermSearchHandler {
  private static final int MOST_CHARACTERS = 1000;

  private final SqliteSource source;

  public TermSearchHandler(SqliteSource source) {
    this.source = source;
  }

  /**
   * {@code GET /api/glossary/search}: an array of the entries whose term contains the query, by
   * ascending id, sent while it is read.
   */
  public Response search(Request request) {
    String query = request.text("query", 1, MOST_CHARACTERS);
    String language = request.choice("language", Vocabulary.LANGUAGES).orElse(null);
    StreamedEntries entries = StreamedEntries.begin(source.containing(query, language));
    return new Response(
        200,
        Response.Kind.API,
        Map.of("Content-Type", "application/json"),
        new Response.Body.Stream(out -> JsonArray.write(entries, Entry::writeTo, out)));
  }
}
