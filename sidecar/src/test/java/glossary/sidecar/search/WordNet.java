package glossary.sidecar.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nouns of WordNet 3.1.
 *
 * @see <a href="https://wordnet.princeton.edu/documentation/wndb5wn">WNDB(5WN), the format of
 *     data.noun</a>
 */
public final class WordNet {
  private static final String NOUNS = "/net/sf/extjwnl/data/wordnet/wn31/data.noun";
  private static final int FIRST_WORD = 4;

  private WordNet() {}

  /** So many terms with all their definitions, evenly spread over the file and in its order. */
  public static List<Map.Entry<String, List<String>>> nouns(int wanted) throws IOException {
    List<Map.Entry<String, List<String>>> all = List.copyOf(nouns().entrySet());
    List<Map.Entry<String, List<String>>> spread = new ArrayList<>(wanted);
    for (int i = 0; i < wanted; i++) {
      spread.add(all.get((int) ((long) i * all.size() / wanted)));
    }
    return spread;
  }

  private static Map<String, List<String>> nouns() throws IOException {
    Map<String, List<String>> nouns = new LinkedHashMap<>();
    try (InputStream in = WordNet.class.getResourceAsStream(NOUNS);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int gloss = line.indexOf(" | ");
        if (!line.startsWith(" ") && gloss >= 0) {
          String term = line.split(" ", FIRST_WORD + 2)[FIRST_WORD].replace('_', ' ');
          nouns
              .computeIfAbsent(term, absent -> new ArrayList<>())
              .add(line.substring(gloss + 3).strip());
        }
      }
    }
    return nouns;
  }
}
