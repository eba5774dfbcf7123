package glossary.sidecar.security.input;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.search.WordNet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProseIsNotAnAttackTest {
  private static final int DEFINITIONS = 20_000;

  @Test
  void no_real_definition_or_term_is_refused_and_hardly_one_is_noted() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Map.Entry<String, List<String>> noun : WordNet.nouns(60_000)) {
      texts.add(noun.getKey());
      texts.addAll(noun.getValue());
    }
    long notedProse = texts.stream().filter(t -> Samples.isNoted(t, FieldKind.PROSE)).count();
    long notedQueries = texts.stream().filter(t -> Samples.isNoted(t, FieldKind.QUERY)).count();
    System.out.printf(
        "%d terms and definitions: noted %d as prose, %d as queries%n",
        texts.size(), notedProse, notedQueries);

    assertThat(texts).hasSizeGreaterThan(2 * DEFINITIONS);
    assertThat(texts).noneMatch(text -> Samples.isRefused(text, FieldKind.PROSE));
    assertThat(notedProse).isLessThanOrEqualTo(texts.size() / 1000);
    assertThat(notedQueries).isLessThanOrEqualTo(texts.size() / 1000);
  }

  @Test
  void nothing_that_only_looks_odd_is_refused() throws IOException {
    List<String> texts = Samples.lines("benign.txt");

    assertThat(texts).hasSizeGreaterThan(100);
    assertThat(texts).noneMatch(text -> Samples.isRefused(text, FieldKind.PROSE));
    String page = String.join("\n", texts);
    assertThat(Samples.isRefused(page, FieldKind.PROSE)).as("all in one definition").isFalse();
  }

  @Test
  void the_definition_of_an_attack_is_a_definition_but_a_disguised_attack_is_not()
      throws IOException {
    List<String> definitions = Samples.lines("attack-definitions.txt");

    assertThat(definitions).noneMatch(text -> Samples.isRefused(text, FieldKind.PROSE));
    assertThat(definitions.stream().filter(text -> Samples.isNoted(text, FieldKind.PROSE)))
        .hasSizeGreaterThan(definitions.size() / 2);
    assertThat(Samples.isRefused("' uNiOn/**/sElEcT a, b from c --", FieldKind.PROSE)).isTrue();
    assertThat(
            Samples.isRefused("<sCrIpT>alert(1)</script><img src=x onerror=a()>", FieldKind.PROSE))
        .isTrue();
  }

  @Test
  void words_alone_never_make_a_finding() {
    List<String> words = new ArrayList<>();
    for (Set<String> set :
        List.of(
            Words.LOGIC,
            Words.COMPARING,
            Words.LITERAL,
            Words.FUNCTIONS,
            Words.STRONG,
            Words.WEAK,
            Words.SCRIPT,
            Words.COMMAND,
            Words.ARTICLES)) {
      set.stream().filter(w -> w.matches("\\w+")).sorted().forEach(words::add);
    }
    words.addAll(
        List.of("UNION", "SELECT", "uNiOn", "sElEcT", "OR", "DROP", "TABLE", "eTc", "Script"));
    String[] joints = {" ", " ", " ", "\n", ", ", ". ", ": ", "? ", "-", "_"};
    Random random = new Random(20_260_101);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(words.get(random.nextInt(words.size())));
        text.append(joints[random.nextInt(joints.length)]);
      }
      for (FieldKind kind : FieldKind.values()) {
        assertThat(Samples.isNoted(text.toString(), kind)).as("%s %s", kind, text).isFalse();
      }
    }
  }
}
