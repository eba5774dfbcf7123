package glossary.sidecar.http;

/**
 * What a client proved by its certificate during the TLS handshake.
 *
 * @param name the certificate's subject, as RFC 2253 writes it; empty without a certificate
 * @param role that the certificate carries; {@link Access#OPEN} without one
 */
public record ClientCertificate(String name, Access role) {
  public static final ClientCertificate NONE = new ClientCertificate("", Access.OPEN);
}
