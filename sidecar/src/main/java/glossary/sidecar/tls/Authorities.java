package glossary.sidecar.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Whose client certificates are believed.
 *
 * @param certificates of the authorities
 * @param check the JDK's, of the whole path, its times and its key usage
 */
record Authorities(List<X509Certificate> certificates, X509ExtendedTrustManager check) {

  static Authorities of(List<X509Certificate> certificates) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("authority-" + i, certificates.get(i));
      }
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      X509ExtendedTrustManager check = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
      return new Authorities(List.copyOf(certificates), check);
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("every JDK has PKIX and PKCS12", impossible);
    }
  }

  /**
   * @param chain the client's own certificate first
   * @throws CertificateException if it is not to be believed now
   */
  void require(X509Certificate[] chain) throws CertificateException {
    check.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
  }
}
