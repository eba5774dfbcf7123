package glossary.sidecar.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/**
 * How a server speaks TLS: 1.3 or 1.2, with forward secrecy and authenticated encryption only, in
 * the order in which the suites stand here.
 *
 * @param context with the server's key
 * @param clients who a client is by its certificate, asked for each request, on its worker; null if
 *     clients are not asked for one
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9325#section-4.2">RFC 9325, section 4.2</a>
 */
public record Tls(SSLContext context, Function<SSLSession, ClientCertificate> clients) {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final String[] SUITES = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"
  };

  /** For servers that know their clients by other means. */
  public SSLParameters parameters() {
    SSLParameters chosen = context.getDefaultSSLParameters();
    chosen.setProtocols(PROTOCOLS);
    chosen.setCipherSuites(SUITES);
    chosen.setUseCipherSuitesOrder(true);
    return chosen;
  }

  HttpsConfigurator configurator() {
    return new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters chosen = parameters();
        chosen.setWantClientAuth(clients != null);
        parameters.setSSLParameters(chosen);
      }
    };
  }

  /** Of the client at the other end. */
  ClientCertificate client(SSLSession session) {
    return clients == null ? ClientCertificate.NONE : clients.apply(session);
  }
}
