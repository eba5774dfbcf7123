package glossary.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Senses of as many dictionaries as are needed. */
final class Dictionaries {
  /** Entries of one term and language differ by their source, so that there are at most these. */
  static final List<String> SOURCES = List.of("internal", "NAMUR", "DIN", "ASME", "IEC", "IATE");

  private final Map<String, Integer> ofTerm = new HashMap<>();
  private final List<SourcedSense> all = new ArrayList<>();

  /** A sense, and the source that makes it an entry of its own. */
  record SourcedSense(Sense sense, String source) {}

  private Dictionaries() {}

  /**
   * Evenly spread over WordNet; if that is not enough over FOLDOC and FreeDict too.
   *
   * @param folder with the latter as Debian packs them
   */
  static List<SourcedSense> spread(int wanted, Path folder) throws IOException {
    Dictionaries dictionaries = new Dictionaries();
    dictionaries.add(WordNet.senses());
    if (dictionaries.all.size() < wanted) {
      dictionaries.add(Dictd.senses(folder, "foldoc", "en", "FOLDOC"));
    }
    if (dictionaries.all.size() < wanted) {
      dictionaries.add(Dictd.senses(folder, "freedict-deu-eng", "de", "FreeDict deu-eng"));
      dictionaries.add(Dictd.senses(folder, "freedict-eng-deu", "en", "FreeDict eng-deu"));
    }
    return dictionaries.spread(wanted);
  }

  private void add(List<Sense> senses) {
    for (Sense sense : senses) {
      int before = ofTerm.merge(sense.language() + sense.term(), 1, Integer::sum) - 1;
      if (before < SOURCES.size()) {
        all.add(new SourcedSense(sense, SOURCES.get(before)));
      }
    }
  }

  private List<SourcedSense> spread(int wanted) {
    if (wanted > all.size()) {
      throw new IllegalArgumentException("there are only " + all.size() + " senses");
    }
    List<SourcedSense> spread = new ArrayList<>(wanted);
    for (int i = 0; i < wanted; i++) {
      spread.add(all.get((int) ((long) i * all.size() / wanted)));
    }
    return spread;
  }
}
