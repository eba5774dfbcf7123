package glossary.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A dictionary of dictd: an index of headwords with places in one compressed text.
 *
 * @see <a href="https://manpages.debian.org/dictd.8">dictd(8), "Database format"</a>
 */
final class Dictd {
  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final Pattern ABOUT_ITSELF = Pattern.compile("00-?database.*");

  /** Pronunciation, grammar and remarks behind a headword. */
  private static final Pattern BEHIND_HEADWORD = Pattern.compile(" (/[^/]*/|<[^>]*>|\\[[^]]*]).*");

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int LONGEST_TERM = 255;

  private final String language;
  private final String name;
  private final byte[] text;

  private Dictd(String language, String name, byte[] text) {
    this.language = language;
    this.name = name;
    this.text = text;
  }

  /** In the order of the index, each article once. */
  static List<Sense> senses(Path folder, String file, String language, String name)
      throws IOException {
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.resolve(file + ".dict.dz")))) {
      Dictd dictionary = new Dictd(language, name, in.readAllBytes());
      return dictionary.senses(Files.readAllLines(folder.resolve(file + ".index")));
    }
  }

  private List<Sense> senses(List<String> index) {
    List<Sense> senses = new ArrayList<>();
    Set<String> places = new HashSet<>();
    for (String line : index) {
      String[] columns = line.split("\t", -1);
      if (!ABOUT_ITSELF.matcher(columns[0]).matches() && places.add(columns[1])) {
        add(senses, article(columns[1], columns[2]));
      }
    }
    return senses;
  }

  private String article(String offset, String length) {
    return new String(text, number(offset), number(length), StandardCharsets.UTF_8).strip();
  }

  private static int number(String digits) {
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = number * DIGITS.length() + DIGITS.indexOf(digits.charAt(i));
    }
    return number;
  }

  /** The first line is the headword; an article without more explains nothing. */
  private void add(List<Sense> senses, String article) {
    int firstLine = article.indexOf('\n');
    if (firstLine > 0) {
      String term =
          BEHIND_HEADWORD.matcher(article.substring(0, firstLine)).replaceFirst("").strip();
      String body = SPACE.matcher(article.substring(firstLine).strip()).replaceAll(" ");
      if (!term.isEmpty() && term.length() <= LONGEST_TERM) {
        senses.add(new Sense(term, body, language, name));
      }
    }
  }
}
