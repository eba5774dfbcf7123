package glossary.sidecar.search;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.GlossarySource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people look for in real entries, judged by hand. */
class JudgedQueriesTest {
  private static final int NOUNS = 15_000;
  private static final int LOOKED_AT = 10;

  @TempDir static Path folder;
  private static ShadowIndex index;
  private static ExistingSearch existing;

  @BeforeAll
  static void fill() throws IOException, SQLException {
    Path file = JudgedGlossary.createIn(folder, NOUNS);
    index = ShadowIndex.inMemory();
    try (GlossarySource source = JudgedGlossary.open(file)) {
      new IndexSync(index, source).run();
    }
    existing = new ExistingSearch(file);
    assertThat(index.entries()).isGreaterThan(NOUNS + 150L);
  }

  @AfterAll
  static void close() throws IOException, SQLException {
    existing.close();
    index.close();
  }

  static List<JudgedQuery> queries() throws IOException {
    return JudgedQuery.all();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void what_is_looked_for_is_first(JudgedQuery judged) {
    SearchPage page = search(judged.query(), judged.language());
    List<String> terms = terms(page);
    if (judged.misspelt() && page.didYouMean() != null) {
      assertThat(judged.acceptable()).contains(page.didYouMean());
      terms = terms(search(page.didYouMean(), judged.language()));
    }
    assertThat(judged.rankIn(terms)).as("rank in %s", terms).isBetween(1, judged.within());
  }

  @Test
  void on_the_whole_no_worse_than_the_existing_servers_search() throws IOException {
    double ours = mean(this::ours, judged -> true);
    double theirs = mean(this::theirs, judged -> true);
    double oursSpeltRight = mean(this::ours, judged -> !judged.misspelt());
    double theirsSpeltRight = mean(this::theirs, judged -> !judged.misspelt());
    System.out.printf(
        Locale.ROOT,
        "Mean reciprocal rank of %d judged queries: %.3f, with FTS5 and bm25 %.3f;"
            + " of those that are spelt right: %.3f, %.3f%n",
        queries().size(),
        ours,
        theirs,
        oursSpeltRight,
        theirsSpeltRight);
    assertThat(ours).isGreaterThanOrEqualTo(theirs);
    assertThat(oursSpeltRight).isGreaterThanOrEqualTo(theirsSpeltRight);
  }

  private static double mean(ToDoubleFunction<JudgedQuery> measure, Predicate<JudgedQuery> counted)
      throws IOException {
    return queries().stream().filter(counted).mapToDouble(measure).average().orElseThrow();
  }

  /** A spelling that is offered costs its user one step, so that its hits count as one lower. */
  private double ours(JudgedQuery judged) {
    SearchPage page = search(judged.query(), judged.language());
    if (page.didYouMean() == null) {
      return reciprocal(judged.rankIn(terms(page)), 0);
    }
    return reciprocal(judged.rankIn(terms(search(page.didYouMean(), judged.language()))), 1);
  }

  private double theirs(JudgedQuery judged) {
    try {
      List<String> terms = existing.terms(judged.query(), judged.language(), LOOKED_AT);
      return reciprocal(judged.rankIn(terms), 0);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  private static double reciprocal(int rank, int steps) {
    return rank == 0 ? 0 : 1.0 / (rank + steps);
  }

  private static SearchPage search(String query, String language) {
    return new GlossarySearch(index)
        .search(
            new SearchRequest(
                QueryParser.parse(query),
                language,
                null,
                null,
                LOOKED_AT,
                0,
                Duration.ofSeconds(10),
                200));
  }

  private static List<String> terms(SearchPage page) {
    return page.hits().stream().map(SearchHit::term).toList();
  }
}
