/**
 * Relationships between the glossary's terms: one by one, as lists, and as a graph. They live in
 * the host's table {@code term_relationships}, which may lack columns, hold wrong types, or not be
 * there at all.
 */
package glossary.sidecar.relationships;
