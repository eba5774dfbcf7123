package glossary.sidecar.relationships;

/**
 * What counts of one relationship.
 *
 * @param validated as stored, or null
 */
record Tally(String type, String validated, double confidence) {}
