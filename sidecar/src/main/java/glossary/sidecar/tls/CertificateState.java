package glossary.sidecar.tls;

import java.time.Instant;
import java.util.Optional;

/**
 * The certificate that is in use.
 *
 * @param subject as RFC 2253 writes it
 * @param notBefore and {@code notAfter} are the times between which clients believe it
 * @param problem one sentence on why what the files hold now is not in use; empty if it is
 */
public record CertificateState(
    String subject, Instant notBefore, Instant notAfter, Optional<String> problem) {}
