package glossary.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The senses of the words of WordNet 3.1: nouns, verbs, adjectives and adverbs.
 *
 * @see <a href="https://wordnet.princeton.edu/documentation/wndb5wn">WNDB(5WN), the format of
 *     data.noun and its like</a>
 */
final class WordNet {
  private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/data.";
  private static final List<String> PARTS_OF_SPEECH = List.of("noun", "verb", "adj", "adv");
  private static final int WORD_COUNT = 3;
  private static final int FIRST_WORD = 4;
  private static final Pattern SYNTACTIC_MARKER = Pattern.compile("\\((a|p|ip)\\)$");

  private WordNet() {}

  /** In file order, one for each word of each synset. */
  static List<Sense> senses() throws IOException {
    List<Sense> senses = new ArrayList<>();
    for (String part : PARTS_OF_SPEECH) {
      try (InputStream in = WordNet.class.getResourceAsStream(FOLDER + part);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
        lines.lines().filter(line -> !line.startsWith(" ")).forEach(line -> add(senses, line));
      }
    }
    return senses;
  }

  private static void add(List<Sense> senses, String synset) {
    String gloss = synset.substring(synset.indexOf(" | ") + 3).strip();
    String[] parts = synset.split(" ", -1);
    int words = Integer.parseInt(parts[WORD_COUNT], 16);
    for (int i = 0; i < words; i++) {
      String word = SYNTACTIC_MARKER.matcher(parts[FIRST_WORD + 2 * i]).replaceFirst("");
      senses.add(new Sense(word.replace('_', ' '), gloss, "en", "WordNet 3.1"));
    }
  }
}
