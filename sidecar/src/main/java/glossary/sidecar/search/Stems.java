package glossary.sidecar.search;

import java.util.List;
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
  private static final int SHORT = 3;
  private static final List<String> NO_PLURAL = List.of("ss", "us", "is");
  private static final List<String> HISSING = List.of("se", "xe", "ze", "che", "she");

  private final EnglishStemmer english = new EnglishStemmer();
  private final GermanLightStemmer german = new GermanLightStemmer();

  String english(Word word) {
    english.setCurrent(word.plain());
    english.stem();
    return english.getCurrent();
  }

  /**
   * The English word without its plural, and nothing else taken off: the stemmer makes one of
   * {@code ventile} and {@code ventilator}. Not always a word, but the same for both numbers, as
   * {@code hous} is.
   */
  static String singular(Word word) {
    String plain = word.plain();
    if (plain.length() <= SHORT || NO_PLURAL.stream().anyMatch(plain::endsWith)) {
      return plain;
    }
    String one = plain.endsWith("s") ? withoutLast(plain) : plain;
    if (one.endsWith("ie")) {
      return one.substring(0, one.length() - 2) + 'y';
    }
    return HISSING.stream().anyMatch(one::endsWith) ? withoutLast(one) : one;
  }

  private static String withoutLast(String word) {
    return word.substring(0, word.length() - 1);
  }

  String german(Word word) {
    char[] letters = word.reduced().toCharArray();
    return new String(letters, 0, german.stem(letters, letters.length));
  }
}
