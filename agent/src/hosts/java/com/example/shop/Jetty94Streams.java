package com.example.shop;

/** Jetty 9.4 with WebSockets, and HTTP/2 with and without TLS. */
final class Jetty94Streams {

  private Jetty94Streams() {}

  public static void main(String[] args) throws Exception {
    Jetty9StreamHost host = new Jetty9StreamHost(args[0]);
    host.sockets(new Jetty94Sockets());
    host.serve(JettyTls.connector(host.server));
  }
}
