package glossary.sidecar.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells whether a word of a text is one that was asked for. For one query, on one thread. */
final class HitWords {
  private static final int ASCII = 128;

  private final Stems stems = new Stems();
  private final Set<String> forms = new HashSet<>();
  private final Set<String> english = new HashSet<>();
  private final Set<String> german = new HashSet<>();
  private final List<String> prefixes = new ArrayList<>();

  /** No stemmer changes the first letter, so that few words of a text need be stemmed. */
  private final Set<Character> initials = new HashSet<>();

  HitWords(SearchQuery root) {
    collect(root);
  }

  private void collect(SearchQuery part) {
    if (part instanceof SearchQuery.Word word) {
      collectWords(word.text(), true);
    } else if (part instanceof SearchQuery.Phrase phrase) {
      collectWords(phrase.text(), false);
    } else if (part instanceof SearchQuery.Prefix prefix) {
      collectPrefix(prefix.text());
    } else if (part instanceof SearchQuery.All all) {
      all.parts().forEach(this::collect);
    } else if (part instanceof SearchQuery.Any any) {
      any.parts().forEach(this::collect);
    } else if (part instanceof SearchQuery.Except except) {
      collect(except.wanted());
    }
  }

  private void collectWords(String text, boolean inflected) {
    for (Chunk chunk : Chunk.of(text, QueryParser.MOST_WORDS)) {
      for (Word word : chunk.words()) {
        forms.add(word.plain());
        forms.add(word.reduced());
        initials.add(word.plain().charAt(0));
        if (inflected) {
          english.add(stems.english(word));
          german.add(stems.german(word));
        }
      }
    }
  }

  private void collectPrefix(String text) {
    List<Chunk> chunks = Chunk.of(text, QueryParser.MOST_WORDS);
    if (!chunks.isEmpty()) {
      List<Word> words = chunks.get(0).words();
      for (Word word : words.subList(0, words.size() - 1)) {
        forms.add(word.plain());
        initials.add(word.plain().charAt(0));
      }
      Word last = words.get(words.size() - 1);
      prefixes.add(last.plain());
      initials.add(last.plain().charAt(0));
      if (last.spelledOut() != null) {
        prefixes.add(last.spelledOut());
      }
    }
  }

  /**
   * False only if no word that is written with this first letter can match.
   *
   * @param initial as it is written; what is not ASCII may be any letter when folded
   */
  boolean mayBegin(int initial) {
    return initial >= ASCII || initials.contains((char) Character.toLowerCase(initial));
  }

  boolean matches(Word word, String language) {
    return startsWithPrefix(word.plain())
        || initials.contains(word.plain().charAt(0))
            && (forms.contains(word.plain())
                || !"de".equals(language) && english.contains(stems.english(word))
                || !"en".equals(language) && matchesGerman(word));
  }

  private boolean startsWithPrefix(String plain) {
    for (int i = 0; i < prefixes.size(); i++) {
      if (plain.startsWith(prefixes.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesGerman(Word word) {
    return forms.contains(word.reduced()) || german.contains(stems.german(word));
  }
}
