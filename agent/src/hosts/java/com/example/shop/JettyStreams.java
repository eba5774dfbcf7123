package com.example.shop;

import jakarta.servlet.MultipartConfigElement;
import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty 12 with WebSockets, and HTTP/2 with and without TLS. */
final class JettyStreams {
  private static final String TEMPORARY = System.getProperty("java.io.tmpdir");

  private JettyStreams() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    HttpConfiguration config = new HttpConfiguration();
    ServerConnector plain =
        new ServerConnector(
            server, new HttpConnectionFactory(config), new HTTP2CServerConnectionFactory(config));
    plain.setHost("127.0.0.1");
    server.addConnector(plain);
    ServerConnector tls = JettyTls.connector(server);
    server.setHandler(webApplication(args[0]));
    server.start();
    if (tls != null) {
      TlsFiles.listening(tls.getLocalPort());
    }
    Lifecycle.serveUntilEndOfInput(plain.getLocalPort(), server::stop);
  }

  private static ServletContextHandler webApplication(String folder) {
    ServletContextHandler context = new ServletContextHandler("/shop");
    context.setBaseResourceAsString(folder);
    ServletHolder streams = new ServletHolder("streams", new StreamServlet());
    streams.setAsyncSupported(true);
    streams.getRegistration().setMultipartConfig(new MultipartConfigElement(TEMPORARY));
    context.addServlet(streams, "/app/*");
    ServletHolder files = new ServletHolder("default", new DefaultServlet());
    files.setAsyncSupported(true);
    context.addServlet(files, "/");
    JakartaWebSocketServletContainerInitializer.configure(
        context, (application, container) -> container.addEndpoint(WebSocketEcho.class));
    return context;
  }
}
