package glossary.sidecar.search;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What the operator allows a search.
 *
 * @param mostResults caps {@code limit}; empty for no cap
 */
public record SearchLimits(Duration deadline, int snippetLength, OptionalInt mostResults) {}
