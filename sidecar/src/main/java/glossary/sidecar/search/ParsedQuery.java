package glossary.sidecar.search;

import java.util.List;
import java.util.Optional;

/**
 * A query as typed and as understood.
 *
 * @param root empty if there is nothing to look for
 * @param warnings sentences for the user on what was not taken as typed
 */
public record ParsedQuery(String text, Optional<SearchQuery> root, List<String> warnings) {}
