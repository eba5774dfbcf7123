package glossary.sidecar.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateCheckTest {
  private final ManualTime time = new ManualTime(); // 2025-10-19T14:30:00.123456Z

  private List<String> codes(String from, String to, Optional<String> problem) {
    CertificateFigures known =
        new CertificateFigures("CN=x", Instant.parse(from), Instant.parse(to), problem);
    Finding finding = new CertificateCheck(() -> known, time.time()).look();
    return finding.issues().stream().map(each -> each.code() + " " + each.status()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "2025-09-01T00:00:00Z, 2025-12-01T00:00:00Z, ",
    "2025-09-01T00:00:00Z, 2025-11-01T00:00:00Z, ",
    "2025-01-01T00:00:00Z, 2025-11-02T14:31:00Z, ",
    "2025-01-01T00:00:00Z, 2025-11-02T14:30:00Z, CERTIFICATE-EXPIRES DEGRADED",
    "2025-10-19T00:00:00Z, 2025-10-20T00:00:00Z, ",
    "2025-10-19T00:00:00Z, 2025-10-19T15:00:00Z, CERTIFICATE-EXPIRES DEGRADED",
    "2025-10-19T00:00:00Z, 2025-10-19T14:30:00Z, CERTIFICATE-EXPIRED UNHEALTHY",
    "2025-10-19T14:31:00Z, 2026-10-19T14:30:00Z, CERTIFICATE-EARLY DEGRADED"
  })
  void its_end_is_told_in_time(String from, String to, String expected) {
    assertThat(codes(from, to, Optional.empty()))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void files_that_cannot_be_used_are_told_beside_the_end_of_the_old_certificate() {
    assertThat(codes("2025-01-01T00:00:00Z", "2025-10-20T00:00:00Z", Optional.of("It is not PEM.")))
        .containsExactly("CERTIFICATE-UNUSABLE DEGRADED", "CERTIFICATE-EXPIRES DEGRADED");
  }
}
