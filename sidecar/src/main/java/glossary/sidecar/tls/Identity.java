package glossary.sidecar.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who the server is, and whom it believes: what the files held at one moment, and fits together.
 *
 * @param chain the server's own certificate first
 * @param clients empty if clients are not asked for a certificate
 * @param digest of the files
 */
record Identity(
    PrivateKey key, List<X509Certificate> chain, Optional<Authorities> clients, byte[] digest) {

  /**
   * @throws TlsUnusable if they do not fit together
   */
  static Identity of(FileContents files, TlsFiles where) throws TlsUnusable {
    List<X509Certificate> chain = Certificates.read(TlsFiles.CERTIFICATE, files.certificate());
    KeyStrength.require(chain.get(0).getPublicKey());
    PrivateKey key =
        PrivateKeys.read(files.key(), chain.get(0).getPublicKey(), where.password().orElse(null));
    Certificates.requireChain(key, chain);
    Optional<Authorities> clients =
        where.authorities().isEmpty()
            ? Optional.empty()
            : Optional.of(
                Authorities.of(Certificates.read(TlsFiles.AUTHORITIES, files.authorities())));
    return new Identity(key, chain, clients, files.digest());
  }

  X509Certificate certificate() {
    return chain.get(0);
  }

  boolean isOf(FileContents files) {
    return Arrays.equals(digest, files.digest());
  }
}
