package glossary.sidecar.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

/**
 * What stands between two spaces: {@code valve}, {@code 4-20mA}, {@code C++}, {@code (TCP/IP),}.
 *
 * @param words at least one, in order
 * @param full folded with its symbols, such as {@code 4-20ma} or {@code c++}; null for a plain word
 * @param joined folded without its symbols, such as {@code 420ma}; null for a single word
 */
record Chunk(List<Word> words, String full, String joined) {
  private static final int LONGEST_WITH_SYMBOLS = 64;
  private static final int ASCII = 128;
  private static final String KEPT_BEFORE = "+#§$€£@°";
  private static final String KEPT_BEHIND = "+#%°$€£";

  boolean plainWord() {
    return full == null;
  }

  /** All chunks that hold a word, with at most {@code mostWords} words together. */
  static List<Chunk> of(String text, int mostWords) {
    List<Chunk> chunks = new ArrayList<>();
    forEach(text, text.length(), mostWords, chunks::add);
    return chunks;
  }

  /** As {@link #of}, looking no further than {@code end}. */
  static void forEach(String text, int end, int mostWords, Consumer<Chunk> each) {
    int at = 0;
    int words = 0;
    while (at < end && words < mostWords) {
      int stop = chunkEnd(text, at, end);
      if (stop > at) {
        Chunk chunk = between(text, at, stop, mostWords - words);
        if (chunk != null) {
          words += chunk.words.size();
          each.accept(chunk);
        }
      }
      at = stop + 1;
    }
  }

  /**
   * The words of all chunks that begin as wanted, which costs little for those that don't.
   *
   * @param initial asked for the first UTF-16 unit of each word, as it is written
   */
  static void forEachWord(String text, int end, IntPredicate initial, Consumer<Word> each) {
    int at = 0;
    while (at < end) {
      int stop = wordEnd(text, at, end);
      if (stop > at && initial.test(text.charAt(at))) {
        Word word = Word.of(text, at, stop);
        if (word != null) {
          each.accept(word);
        }
      }
      at = stop > at ? stop : at + Character.charCount(text.codePointAt(at));
    }
  }

  private static int chunkEnd(String text, int from, int end) {
    int at = from;
    while (at < end && !isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static Chunk between(String text, int start, int end, int mostWords) {
    List<Word> words = words(text, start, end, mostWords);
    if (words.isEmpty()) {
      return null;
    }
    Word first = words.get(0);
    Word last = words.get(words.size() - 1);
    int from = first.start();
    while (from > start && KEPT_BEFORE.indexOf(text.charAt(from - 1)) >= 0) {
      from--;
    }
    int to = last.end();
    while (to < end && KEPT_BEHIND.indexOf(text.charAt(to)) >= 0) {
      to++;
    }
    boolean symbols = words.size() > 1 || from < first.start() || to > last.end();
    if (!symbols || to - from > LONGEST_WITH_SYMBOLS) {
      return new Chunk(words, null, null);
    }
    return new Chunk(words, Folding.plain(text.substring(from, to)), joined(words));
  }

  private static String joined(List<Word> words) {
    if (words.size() == 1) {
      return null;
    }
    StringBuilder joined = new StringBuilder();
    words.forEach(word -> joined.append(word.plain()));
    return joined.toString();
  }

  private static List<Word> words(String text, int start, int end, int most) {
    List<Word> words = new ArrayList<>(1);
    int at = start;
    while (at < end && words.size() < most) {
      int stop = wordEnd(text, at, end);
      Word word = stop > at ? Word.of(text, at, stop) : null;
      if (word != null) {
        words.add(word);
      }
      at = stop > at ? stop : at + Character.charCount(text.codePointAt(at));
    }
    return words;
  }

  private static int wordEnd(String text, int from, int end) {
    int at = from;
    while (at < end) {
      int codePoint = text.codePointAt(at);
      if (!isWordPart(codePoint) && (at == from || !isInvisible(codePoint))) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return Math.min(at, end);
  }

  private static boolean isWordPart(int codePoint) {
    if (codePoint < ASCII) {
      return codePoint >= 'a' && codePoint <= 'z'
          || codePoint >= 'A' && codePoint <= 'Z'
          || codePoint >= '0' && codePoint <= '9';
    }
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || type == Character.OTHER_NUMBER
        || type == Character.LETTER_NUMBER
        || Folding.isMark(codePoint);
  }

  /** A soft hyphen or joiner, which does not end a word. */
  private static boolean isInvisible(int codePoint) {
    return codePoint >= ASCII && Character.getType(codePoint) == Character.FORMAT;
  }

  static boolean isSpace(char unit) {
    if (unit > ' ' && unit < ASCII) {
      return false;
    }
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == 0;
  }
}
