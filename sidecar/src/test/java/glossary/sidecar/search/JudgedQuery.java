package glossary.sidecar.search;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * One line of judged-queries.txt.
 *
 * @param language null for any
 * @param within how many of the first hits may be looked at for an acceptable one
 * @param acceptable terms of which one must be there
 */
record JudgedQuery(
    String query, String language, String kind, int within, List<String> acceptable) {

  static List<JudgedQuery> all() throws IOException {
    try (InputStream in = JudgedQuery.class.getResourceAsStream("judged-queries.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(JudgedQuery::of)
          .toList();
    }
  }

  private static JudgedQuery of(String line) {
    String[] columns = line.split(" \\| ", -1);
    String[] kind = columns[2].split(" ");
    return new JudgedQuery(
        columns[0],
        columns[1].equals("any") ? null : columns[1],
        kind[0],
        kind.length == 1 ? 1 : Integer.parseInt(kind[1]),
        Stream.of(columns[3].split(";")).map(String::strip).toList());
  }

  boolean misspelt() {
    return kind.equals("misspelt");
  }

  /** Place of the first acceptable term, from 1; 0 if there is none. */
  int rankIn(List<String> terms) {
    for (int at = 0; at < terms.size(); at++) {
      if (acceptable.contains(terms.get(at))) {
        return at + 1;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return kind + ": " + query;
  }
}
