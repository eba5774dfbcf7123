package glossary.sidecar.search;

import java.time.Duration;

/**
 * One search.
 *
 * @param language that every hit must have, lower case; null for any
 * @param domain tag that every hit must have, in any case; null for any
 * @param source that every hit must have; null for any
 * @param limit most hits given, at least 0
 * @param offset hits passed over
 * @param deadline after which what was found so far is given
 * @param snippetLength of a snippet's text, in UTF-16 units
 */
public record SearchRequest(
    ParsedQuery query,
    String language,
    String domain,
    String source,
    int limit,
    int offset,
    Duration deadline,
    int snippetLength) {

  /** The whole glossary, the best {@code limit} hits, with the limits that are usual. */
  public static SearchRequest of(String query, int limit) {
    return new SearchRequest(
        QueryParser.parse(query), null, null, null, limit, 0, Duration.ofSeconds(1), 200);
  }
}
