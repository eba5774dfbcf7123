package glossary.sidecar.search;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.http.Json;
import java.io.IOException;

/** One entry that was found. Writes itself as the existing server does, with what we add. */
public final class SearchHit implements Json {
  private final Row row;
  private final float score;
  private final Snippet snippet;

  SearchHit(Row row, float score, Snippet snippet) {
    this.row = row;
    this.score = score;
    this.snippet = snippet;
  }

  public long id() {
    return row.id();
  }

  public String term() {
    return row.term();
  }

  public String language() {
    return row.language();
  }

  /** The negated score: lower is better. */
  public double relevance() {
    return -score;
  }

  /** Plain text around the hit. */
  public String snippet() {
    return snippet.text();
  }

  /** The same, escaped, with each hit in {@code <mark>}. */
  public String snippetHtml() {
    return snippet.html();
  }

  @Override
  public void writeTo(JsonGenerator out) throws IOException {
    out.writeStartObject();
    row.writeMembers(out);
    out.writeNumberField("relevance_score", -score);
    out.writeStringField("snippet", snippet.text());
    out.writeStringField("snippet_html", snippet.html());
    out.writeEndObject();
  }
}
