package glossary.sidecar.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param hits best first
 * @param total entries that match; at least so many if not {@code totalExact}
 * @param didYouMean null unless nothing was found and another spelling would find something
 * @param warnings sentences for the user
 * @param complete false if the deadline cut the search or its snippets short
 */
public record SearchPage(
    List<SearchHit> hits,
    long total,
    boolean totalExact,
    String didYouMean,
    List<String> warnings,
    boolean complete) {}
