package glossary.sidecar.glossary;

/**
 * How far the entries of a table went when they were last read.
 *
 * @param id the highest
 * @param updatedAt the latest, as stored; empty if no entry had one
 */
public record Newest(long id, String updatedAt) {}
