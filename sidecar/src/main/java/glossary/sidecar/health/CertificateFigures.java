package glossary.sidecar.health;

import java.time.Instant;
import java.util.Optional;

/**
 * The certificate by which this server is known.
 *
 * @param problem one sentence on why its files cannot be used as they are now; empty if they can
 */
public record CertificateFigures(
    String subject, Instant notBefore, Instant notAfter, Optional<String> problem) {}
