/**
 * Full-text search over the glossary, in an index of our own.
 *
 * <p>{@link glossary.sidecar.search.IndexFollower} keeps a {@link
 * glossary.sidecar.search.ShadowIndex} equal to a {@code GlossarySource}; {@link
 * glossary.sidecar.search.GlossarySearch} answers from it. A text passes through the same {@code
 * Chunk}s and {@code Stems} when it is indexed, asked for and highlighted.
 */
package glossary.sidecar.search;
