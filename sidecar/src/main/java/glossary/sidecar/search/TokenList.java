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
  private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final List<String> words = new ArrayList<>();
  private final List<Boolean> beside = new ArrayList<>();
  private int at;

  List<String> words() {
    return words;
  }

  void clear() {
    words.clear();
    beside.clear();
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  void add(String next) {
    words.add(next);
    beside.add(false);
  }

  /** At the position of the word before it; nothing for null. */
  void addBeside(String other) {
    if (other != null) {
      words.add(other);
      beside.add(true);
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
    step.setPositionIncrement(beside.get(at) ? 0 : 1);
    at++;
    return true;
  }
}
