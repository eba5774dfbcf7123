package glossary.sidecar.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads certificates, and tells what is wrong with a chain of them. */
final class Certificates {
  private Certificates() {}

  /**
   * All certificates of a file, in order; at least one.
   *
   * @param setting that names the file
   */
  static List<X509Certificate> read(String setting, byte[] file) throws TlsUnusable {
    List<X509Certificate> certificates = new ArrayList<>();
    for (PemBlock block : PemBlock.parse(setting, file)) {
      if (block.label().equals("CERTIFICATE") || block.label().equals("X509 CERTIFICATE")) {
        certificates.add(certificate(setting, certificates.size() + 1, block.data()));
      }
    }
    if (certificates.isEmpty()) {
      throw new TlsUnusable(
          setting
              + " holds no certificate, but other things; it needs -----BEGIN CERTIFICATE-----.");
    }
    return List.copyOf(certificates);
  }

  private static X509Certificate certificate(String setting, int number, byte[] der)
      throws TlsUnusable {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException damaged) {
      throw new TlsUnusable(
          setting + " is damaged: its certificate " + number + " is none. Copy the file again.",
          damaged);
    }
  }

  /**
   * @throws TlsUnusable if the key is not that of the first certificate, or a certificate is not
   *     issued by the next one
   */
  static void requireChain(PrivateKey key, List<X509Certificate> chain) throws TlsUnusable {
    for (int i = 0; i < chain.size(); i++) {
      if (KeyMatch.isOf(key, chain.get(i).getPublicKey())) {
        requireFirst(i, chain);
        requireIssuers(chain);
        return;
      }
    }
    throw new TlsUnusable(
        "TLS_KEY_FILE is not the key of the certificate in TLS_CERT_FILE ("
            + subject(chain.get(0))
            + "); they must be of one pair.");
  }

  private static void requireFirst(int index, List<X509Certificate> chain) throws TlsUnusable {
    if (index > 0) {
      throw new TlsUnusable(
          "TLS_CERT_FILE has the server's certificate in place %d; put it first (%s), then its issuers in order."
              .formatted(index + 1, subject(chain.get(index))));
    }
  }

  private static void requireIssuers(List<X509Certificate> chain) throws TlsUnusable {
    for (int i = 1; i < chain.size(); i++) {
      if (!isIssuedBy(chain.get(i - 1), chain.get(i))) {
        throw new TlsUnusable(
            "TLS_CERT_FILE is out of order: certificate %d (%s) is not the issuer of the one before it (%s). Put the server's first, then each one's issuer."
                .formatted(i + 1, subject(chain.get(i)), subject(chain.get(i - 1))));
      }
    }
  }

  private static boolean isIssuedBy(X509Certificate issued, X509Certificate issuer) {
    if (!issued.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      issued.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException notSigned) {
      return false;
    }
  }

  static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
