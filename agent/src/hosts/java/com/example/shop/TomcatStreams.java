package com.example.shop;

import jakarta.servlet.MultipartConfigElement;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.websocket.server.WsSci;

/** Tomcat with WebSockets, and HTTP/2 with and without TLS. */
final class TomcatStreams {
  private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";

  private TomcatStreams() {}

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setHostname("127.0.0.1");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().addUpgradeProtocol(new Http2Protocol());
    Connector tls = TlsFiles.KEYS == null ? null : tls();
    if (tls != null) {
      tomcat.getService().addConnector(tls);
    }
    webApplication(tomcat.addContext("/shop", args[0]));
    tomcat.start();
    if (tls != null) {
      TlsFiles.listening(tls.getLocalPort());
    }
    Lifecycle.serveUntilEndOfInput(tomcat.getConnector().getLocalPort(), tomcat::stop);
  }

  private static Connector tls() {
    SSLHostConfig config = new SSLHostConfig();
    SSLHostConfigCertificate keys =
        new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.UNDEFINED);
    keys.setCertificateKeystoreFile(TlsFiles.KEYS);
    keys.setCertificateKeystorePassword(TlsFiles.PASSWORD);
    keys.setCertificateKeystoreType("PKCS12");
    config.addCertificate(keys);
    Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    connector.setPort(0);
    connector.setSecure(true);
    connector.setScheme("https");
    connector.setProperty("address", "127.0.0.1");
    connector.setProperty("SSLEnabled", "true");
    connector.addSslHostConfig(config);
    connector.addUpgradeProtocol(new Http2Protocol());
    return connector;
  }

  private static void webApplication(Context context) {
    Wrapper streams = Tomcat.addServlet(context, "streams", new StreamServlet());
    streams.setAsyncSupported(true);
    streams.setMultipartConfigElement(new MultipartConfigElement(""));
    streams.addMapping("/app/*");
    Wrapper files = Tomcat.addServlet(context, "default", new DefaultServlet());
    files.setAsyncSupported(true);
    files.addMapping("/");
    context.addServletContainerInitializer(new WsSci(), null);
    context.addServletContainerInitializer(
        (none, application) -> {
          try {
            ((ServerContainer) application.getAttribute(CONTAINER))
                .addEndpoint(WebSocketEcho.class);
          } catch (DeploymentException failure) {
            throw new IllegalStateException(failure);
          }
        },
        null);
  }
}
