package glossary.benchmarks;

/**
 * One meaning of a word, from a real dictionary.
 *
 * @param language {@code en} or {@code de}, of the term
 */
record Sense(String term, String text, String language, String dictionary) {}
