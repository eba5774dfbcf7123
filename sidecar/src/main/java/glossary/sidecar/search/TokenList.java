package glossary.sidecar.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Words that are already analysed, handed to the index writer. Used again for entry after entry.
 */
final class TokenList extends TokenStream {
  private static final int GAP = 100;

  private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<String> words = new ArrayList<>();
  private final List<Integer> steps = new ArrayList<>();
  private int next = 1;
  private int at;

  List<String> words() {
    return words;
  }

  void clear() {
    words.clear();
    steps.clear();
    next = 1;
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  void add(String text) {
    words.add(text);
    steps.add(next);
    next = 1;
  }

  /** What is added next stands so far behind what was added last that no phrase spans both. */
  void gap() {
    next = isEmpty() ? 1 : GAP;
  }

  /** At the position of the word before it; nothing for null. */
  void addBeside(String other) {
    if (other != null) {
      words.add(other);
      steps.add(0);
    }
  }

  @Override
  public void reset() {
    at = 0;
  }

  @Override
  public boolean incrementToken() {
    if (at == words.size()) {
      return false;
    }
    clearAttributes();
    word.append(words.get(at));
    step.setPositionIncrement(steps.get(at));
    at++;
    return true;
  }
}
