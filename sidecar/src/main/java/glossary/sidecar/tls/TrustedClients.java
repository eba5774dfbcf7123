package glossary.sidecar.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks client certificates in the handshake, by the authorities of now; believes no server. */
final class TrustedClients extends X509ExtendedTrustManager {
  private static final X509Certificate[] NONE = {};

  private final Supplier<Optional<Authorities>> authorities;

  TrustedClients(Supplier<Optional<Authorities>> authorities) {
    this.authorities = authorities;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    known().check().checkClientTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    known().check().checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    known().check().checkClientTrusted(chain, authType);
  }

  /** Clients are told these, so that they can choose a certificate. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities
        .get()
        .map(known -> known.certificates().toArray(X509Certificate[]::new))
        .orElse(NONE);
  }

  private Authorities known() throws CertificateException {
    return authorities
        .get()
        .orElseThrow(() -> new CertificateException("client certificates are not used"));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a server");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a server");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is a server");
  }
}
