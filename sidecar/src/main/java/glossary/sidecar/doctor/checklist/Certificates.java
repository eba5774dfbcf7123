package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import glossary.sidecar.tls.CertificateState;
import glossary.sidecar.tls.ServerTls;
import glossary.sidecar.tls.TlsUnusable;
import java.time.Duration;
import java.time.Instant;

/** Looks at the certificate as the sidecar will open it. */
final class Certificates {
  private static final int SOON_DAYS = 21;
  private static final int VERY_SOON_DAYS = 7;

  private Certificates() {}

  static Outcome usable(Situation situation) {
    if (situation.find(Catalogue.TLS_CERT_FILE).isEmpty()) {
      return notApplicable("TLS_CERT_FILE is not set.");
    }
    try {
      return ok("It is that of %s.", Sentences.clean(state(situation).subject()));
    } catch (TlsUnusable unusable) {
      String sentence = Sentences.clean(unusable.getMessage());
      return problem("%s", sentence).next("%s", sentence);
    }
  }

  static Outcome lasting(Situation situation) {
    if (situation.find(Catalogue.TLS_CERT_FILE).isEmpty()) {
      return notApplicable("TLS_CERT_FILE is not set.");
    }
    try {
      return judged(state(situation), situation.clock().instant());
    } catch (TlsUnusable unusable) {
      return notApplicable("It cannot be used (SEC-11).");
    }
  }

  private static Outcome judged(CertificateState state, Instant now) {
    if (state.notBefore().isAfter(now)) {
      return problem("It begins at %s only.", state.notBefore());
    }
    long days = Duration.between(now, state.notAfter()).toDays();
    if (days < VERY_SOON_DAYS) {
      return problem("It ends at %s.", state.notAfter());
    }
    return days < SOON_DAYS
        ? warning("It ends at %s.", state.notAfter())
        : ok("It ends in %,d days.", days);
  }

  private static CertificateState state(Situation situation) throws TlsUnusable {
    try (ServerTls tls =
        ServerTls.open(
            RunningSidecar.files(situation.settings(), situation.workingDirectory()),
            situation.clock())) {
      return tls.state();
    }
  }
}
