package glossary.sidecar.http;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * How a server speaks TLS: 1.3 or 1.2.
 *
 * @param context with the server's key
 * @param clientCertificates whether a client must show one that the context trusts
 */
public record Tls(SSLContext context, boolean clientCertificates) {

  HttpsConfigurator configurator() {
    return new HttpsConfigurator(context) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters chosen = context.getDefaultSSLParameters();
        chosen.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        chosen.setNeedClientAuth(clientCertificates);
        parameters.setSSLParameters(chosen);
      }
    };
  }
}
