package glossary.sidecar.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether clients will believe the server's certificate, and go on doing so: two weeks before its
 * end is soon, or the last sixth of a shorter life.
 */
final class CertificateCheck implements Check {
  private static final Duration SOON = Duration.ofDays(14);
  private static final int PART_OF_LIFE = 6;

  private final Supplier<CertificateFigures> certificate;
  private final Time time;

  CertificateCheck(Supplier<CertificateFigures> certificate, Time time) {
    this.certificate = certificate;
    this.time = time;
  }

  @Override
  public Finding look() {
    CertificateFigures known = certificate.get();
    List<Issue> issues = new ArrayList<>();
    known.problem().map(Issues.CERTIFICATE_UNUSABLE::of).ifPresent(issues::add);
    ofTimes(known).ifPresent(issues::add);
    Figures figures =
        Figures.builder()
            .hide("certificate_subject", known.subject())
            .set("certificate_not_after", Rounded.time(known.notAfter()))
            .build();
    return new Finding(figures, issues);
  }

  private Optional<Issue> ofTimes(CertificateFigures known) {
    Instant now = time.instant();
    if (now.isBefore(known.notBefore())) {
      return Optional.of(Issues.CERTIFICATE_EARLY.of(Rounded.time(known.notBefore())));
    }
    Duration left = Duration.between(now, known.notAfter());
    if (left.isNegative()) {
      return Optional.of(Issues.CERTIFICATE_EXPIRED.of(Rounded.time(known.notAfter())));
    }
    Duration part = Duration.between(known.notBefore(), known.notAfter()).dividedBy(PART_OF_LIFE);
    Duration soon = part.compareTo(SOON) < 0 ? part : SOON;
    return left.compareTo(soon) < 0
        ? Optional.of(Issues.CERTIFICATE_EXPIRES.of(left.toHours()))
        : Optional.empty();
  }
}
