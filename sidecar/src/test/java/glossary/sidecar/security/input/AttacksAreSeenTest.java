package glossary.sidecar.security.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code attacks.jsonl} has the class of each attack and the kinds of field in which it is seen: i,
 * q and p.
 */
class AttacksAreSeenTest {

  @Test
  void each_attack_is_seen_as_what_it_is_in_the_fields_that_are_said() throws IOException {
    List<String> different = new ArrayList<>();
    Map<String, Integer> classes = new TreeMap<>();
    for (String line : Samples.lines("attacks.jsonl")) {
      JsonNode attack = new ObjectMapper().readTree(line);
      String text = attack.get(2).asText();
      StringBuilder kinds = new StringBuilder();
      for (FieldKind kind : FieldKind.values()) {
        if (Samples.isNoted(text, kind)) {
          kinds.append(Character.toLowerCase(kind.name().charAt(0)));
          String seen = Samples.score(text, kind).attack().label();
          if (!seen.equals(attack.get(0).asText())) {
            different.add(line + " is seen as " + seen);
          }
        }
      }
      if (!kinds.toString().equals(attack.get(1).asText())) {
        different.add(line + " is seen in " + kinds);
      }
      classes.merge(attack.get(0).asText(), 1, Integer::sum);
    }

    assertThat(different).isEmpty();
    assertThat(classes).hasSize(AttackClass.values().length);
    assertThat(classes.values().stream().mapToInt(n -> n).sum()).isGreaterThan(150);
  }

  @Test
  void every_one_of_them_is_refused_in_an_identifier() throws IOException {
    for (String line : Samples.lines("attacks.jsonl")) {
      String text = new ObjectMapper().readTree(line).get(2).asText();

      assertThat(Samples.isRefused(text, FieldKind.IDENTIFIER)).as(line).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "' union select a, b from c --         | 10",
        "' uNiOn select a, b from c --         | 12",
        "' union/**/select a, b from c --      | 12",
        "%27 union select a, b from c --       | 10",
        "%2527 union select a, b from c --     | 10",
        "<script>alert(1)</script>             | 7",
        "<sCrIpT>alert(1)</script>             | 9",
        "%3Cscript>alert(1)                    | 9",
        "../x                                  | 3",
        "../../x                               | 7",
        "${jndi:ldap://x/y}                    | 8"
      })
  void points_are_of_structures_words_and_disguises(String text, int points) {
    assertThat(Samples.score(text, FieldKind.QUERY).points()).isEqualTo(points);
  }

  @ParameterizedTest
  @CsvSource({
    "42",
    "en",
    "glossary_backup_20251019_020000.db.gz",
    "de-DE",
    "-created_at",
    "csv",
    "7f1c2d3e-0000-4a4a-9b9b-123456789abc",
    "2025-01-01T00:00:00+01:00",
    "jvm-host-1234-1700000",
    "größe.pdf",
    "is-a",
    "narrower than",
    "AND",
    "union"
  })
  void what_identifiers_are_is_let_in(String text) {
    assertThat(Samples.isNoted(text, FieldKind.IDENTIFIER)).isFalse();
  }
}
