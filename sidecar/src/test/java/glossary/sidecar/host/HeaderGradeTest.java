package glossary.sidecar.host;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.api.telemetry.PageHeader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderGradeTest {

  @ParameterizedTest
  @CsvSource({
    "'', C, 50",
    "NOSNIFF, C, 55",
    "'FRAMING,NOSNIFF,REFERRER', B, 75",
    "'POLICY,FRAMING,NOSNIFF,REFERRER', B+, 80",
    "'POLICY,SCRIPTS,FRAMING,NOSNIFF', A+, 100",
    "'POLICY,SCRIPTS,FRAMING,NOSNIFF,REFERRER', A+, 105",
    "'POLICY,SCRIPTS,FRAMING,REFERRER', A+, 100",
    "'POLICY,SCRIPTS,NOSNIFF,REFERRER', B+, 80",
    "'HSTS,OPENER,PERMISSIONS', C, 50"
  })
  void points_make_a_grade(String present, String grade, int points) {
    int bits =
        Stream.of(present.split(","))
            .filter(name -> !name.isEmpty())
            .mapToInt(name -> PageHeader.valueOf(name).bit())
            .sum();

    assertThat(new HeaderGrade(bits).points()).isEqualTo(points);
    assertThat(new HeaderGrade(bits).grade()).isEqualTo(grade);
  }
}
