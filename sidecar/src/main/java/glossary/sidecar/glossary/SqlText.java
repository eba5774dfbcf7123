package glossary.sidecar.glossary;

import glossary.sidecar.glossary.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads SQL text as SQLite's tokenizer does, so that quotes and comments hide nothing. */
public final class SqlText {
  private static final String SPACE = " \t\n\f\r";

  private final String sql;
  private final List<SqlToken> tokens = new ArrayList<>();
  private int at;

  private SqlText(String sql) {
    this.sql = sql;
  }

  /** Any text gives tokens; what has no end becomes one last {@link Kind#UNFINISHED}. */
  public static List<SqlToken> tokens(String sql) {
    return new SqlText(sql).read();
  }

  /** As an identifier in double quotes. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Whether SQLite takes both for the same name: only ASCII letters lose their case. */
  public static boolean sameName(String one, String other) {
    return lower(one).equals(lower(other));
  }

  /** With ASCII letters in lower case, as {@link #sameName} compares. */
  public static String lower(String name) {
    StringBuilder lower = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }

  private List<SqlToken> read() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (SPACE.indexOf(c) >= 0) {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else if (sql.startsWith("/*", at)) {
        blockComment();
      } else {
        token(c);
      }
    }
    return tokens;
  }

  private void blockComment() {
    int end = sql.indexOf("*/", at + 2);
    if (end < 0) {
      add(Kind.UNFINISHED, sql.length());
    } else {
      at = end + 2;
    }
  }

  private void token(char c) {
    if (c == 0) {
      add(Kind.UNFINISHED, sql.length());
    } else if (c == '\'') {
      quoted(c, Kind.STRING);
    } else if (c == '"' || c == '`') {
      quoted(c, Kind.QUOTED);
    } else if (c == '[') {
      int end = sql.indexOf(']', at);
      add(end < 0 ? Kind.UNFINISHED : Kind.QUOTED, end < 0 ? sql.length() : end + 1);
    } else if ((c == 'x' || c == 'X') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
      int end = sql.indexOf('\'', at + 2);
      add(end < 0 ? Kind.UNFINISHED : Kind.LITERAL, end < 0 ? sql.length() : end + 1);
    } else if (isDigit(c)) {
      add(Kind.LITERAL, endOfWord(at));
    } else if (c == '?' || c == ':' || c == '@' || c == '$' || c == '#') {
      add(Kind.VARIABLE, endOfWord(at + 1));
    } else if (isWord(c)) {
      add(Kind.WORD, endOfWord(at));
    } else {
      add(Kind.SYMBOL, at + 1);
    }
  }

  private void quoted(char quote, Kind kind) {
    for (int i = at + 1; i < sql.length(); i++) {
      if (sql.charAt(i) == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          add(kind, i + 1);
          return;
        }
      }
    }
    add(Kind.UNFINISHED, sql.length());
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < sql.length() && (isWord(sql.charAt(end)) || sql.charAt(end) == '$')) {
      end++;
    }
    return end;
  }

  private void add(Kind kind, int end) {
    tokens.add(new SqlToken(kind, sql.substring(at, end), at));
    at = end;
  }

  private static boolean isWord(char c) {
    return c >= 0x80 || c == '_' || isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
