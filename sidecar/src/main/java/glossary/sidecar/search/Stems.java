package glossary.sidecar.search;

import org.apache.lucene.analysis.de.GermanLightStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Words without their inflection. Not thread-safe.
 *
 * <p>English by Porter's second algorithm, as users of the existing server's index are used to.
 * German by Savoy's light stemmer, which takes off the endings of nouns and adjectives only: the
 * full German one also takes off {@code -ung}, so that Steuerung (control) would be Steuer (tax).
 */
final class Stems {
  private final EnglishStemmer english = new EnglishStemmer();
  private final GermanLightStemmer german = new GermanLightStemmer();

  String english(Word word) {
    english.setCurrent(word.plain());
    english.stem();
    return english.getCurrent();
  }

  String german(Word word) {
    char[] letters = word.reduced().toCharArray();
    return new String(letters, 0, german.stem(letters, letters.length));
  }
}
