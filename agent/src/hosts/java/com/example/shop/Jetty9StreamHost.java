package com.example.shop;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServlet;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.DefaultServlet;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** What Jetty 9.4, 10 and 11 have in common: a connector of HTTP/1.1 and h2c, and servlets. */
final class Jetty9StreamHost {
  final Server server = new Server();
  private final ServerConnector plain;

  Jetty9StreamHost(String folder) {
    HttpConfiguration config = new HttpConfiguration();
    plain =
        new ServerConnector(
            server, new HttpConnectionFactory(config), new HTTP2CServerConnectionFactory(config));
    plain.setHost("127.0.0.1");
    server.addConnector(plain);
    context.setContextPath("/shop");
    context.setResourceBase(folder);
    ServletHolder streams = new ServletHolder("streams", new StreamServlet());
    streams.setAsyncSupported(true);
    streams.getRegistration().setMultipartConfig(new MultipartConfigElement(TEMPORARY));
    context.addServlet(streams, "/app/*");
    context.addServlet(new ServletHolder("default", new DefaultServlet()), "/");
    server.setHandler(context);
  }

  private static final String TEMPORARY = System.getProperty("java.io.tmpdir");

  final ServletContextHandler context = new ServletContextHandler();

  void sockets(HttpServlet servlet) {
    context.addServlet(new ServletHolder("sockets", servlet), "/ws");
  }

  /**
   * @param tls null if there is none
   */
  void serve(ServerConnector tls) throws Exception {
    server.start();
    if (tls != null) {
      TlsFiles.listening(tls.getLocalPort());
    }
    Lifecycle.serveUntilEndOfInput(plain.getLocalPort(), server::stop);
  }
}
