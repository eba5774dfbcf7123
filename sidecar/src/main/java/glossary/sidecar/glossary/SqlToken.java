package glossary.sidecar.glossary;

/**
 * One token of SQL text as SQLite sees it; comments and space are none.
 *
 * @param text as written, with its quotes
 * @param start offset of its first character
 */
public record SqlToken(Kind kind, String text, int start) {

  /** What a token is. */
  public enum Kind {
    /** A keyword or a plain name. */
    WORD,
    /** A name in double quotes, backticks or brackets. */
    QUOTED,
    /** A text in single quotes, which SQLite also takes as a name in some places. */
    STRING,
    /** A number or a blob. */
    LITERAL,
    /** A parameter such as {@code ?1} or {@code :name}. */
    VARIABLE,
    /** A single character of punctuation. */
    SYMBOL,
    /** The rest of the text, which has no end: an open quote, an open comment, or a NUL. */
    UNFINISHED
  }

  /** Offset after its last character. */
  public int end() {
    return start + text.length();
  }

  /** Whether it is this keyword or plain name, in any case. */
  public boolean is(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  public boolean is(char symbol) {
    return kind == Kind.SYMBOL && text.charAt(0) == symbol;
  }

  /** Whether it could be a name. */
  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.STRING;
  }

  /** Whether it names this thing; SQLite's names ignore the case of ASCII letters. */
  public boolean names(String thing) {
    return isName() && SqlText.sameName(name(), thing);
  }

  /** Without its quotes; a doubled quote inside is one. */
  public String name() {
    if (kind != Kind.QUOTED && kind != Kind.STRING) {
      return text;
    }
    String inner = text.substring(1, text.length() - 1);
    char quote = text.charAt(0);
    return quote == '[' ? inner : inner.replace("" + quote + quote, "" + quote);
  }
}
