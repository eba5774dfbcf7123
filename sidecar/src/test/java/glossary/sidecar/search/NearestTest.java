package glossary.sidecar.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  @ParameterizedTest
  @CsvSource({
    "valve,valve,true", "valvee,valve,true", "vlave,valve,true", "valv,valve,true",
        "vavle,valve,true",
    "presure,pressure,true", "pressur,pressures,true", "valve,vault,false", "valve,volume,false",
        "valve,v,false"
  })
  void two_edits_are_near_enough_and_three_are_not(String typed, String word, boolean near) {
    Nearest nearest = new Nearest(typed, 2);
    nearest.consider(word, 1);

    assertThat(nearest.word()).isEqualTo(near ? word : null);
  }

  @Test
  void fewer_edits_win_then_more_entries_then_the_first() {
    Nearest nearest = new Nearest("pomp", 2);
    nearest.consider("poms", 1);
    nearest.consider("pump", 5);
    nearest.consider("pimp", 5);
    nearest.consider("pumps", 50);

    assertThat(nearest.word()).isEqualTo("pump");
  }

  @Test
  void letters_beyond_the_basic_plane_count_once() {
    Nearest nearest = new Nearest("a\ud83d\ude00b", 1);
    nearest.consider("ab", 1);

    assertThat(nearest.word()).isEqualTo("ab");
  }
}
