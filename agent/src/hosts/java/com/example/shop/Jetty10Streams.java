package com.example.shop;

import org.eclipse.jetty.websocket.server.config.JettyWebSocketServletContainerInitializer;

/** Jetty 10 or 11 with WebSockets, and HTTP/2 with and without TLS. */
final class Jetty10Streams {

  private Jetty10Streams() {}

  public static void main(String[] args) throws Exception {
    Jetty9StreamHost host = new Jetty9StreamHost(args[0]);
    JettyWebSocketServletContainerInitializer.configure(host.context, null);
    host.sockets(new Jetty10Sockets());
    host.serve(JettyTls.connector(host.server));
  }
}
