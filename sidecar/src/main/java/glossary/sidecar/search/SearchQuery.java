package glossary.sidecar.search;

import java.util.List;

/** What a user asked for, as a tree. Texts are as typed. */
public sealed interface SearchQuery {

  /** One word, which may have symbols in it: {@code valve}, {@code 4-20mA}. */
  record Word(String text) implements SearchQuery {}

  /** Words that must follow each other as they are written. */
  record Phrase(String text) implements SearchQuery {}

  /** Any word that begins so. */
  record Prefix(String text) implements SearchQuery {}

  /**
   * All of them.
   *
   * @param written whether the user wrote AND; if not, it may be loosened to {@link Any}
   */
  record All(List<SearchQuery> parts, boolean written) implements SearchQuery {}

  /** At least one of them. */
  record Any(List<SearchQuery> parts) implements SearchQuery {}

  /** What is wanted without what is not. */
  record Except(SearchQuery wanted, SearchQuery unwanted) implements SearchQuery {}
}
