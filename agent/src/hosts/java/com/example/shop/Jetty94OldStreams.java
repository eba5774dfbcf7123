package com.example.shop;

/** The first Jetty 9.4 with WebSockets and h2c; for TLS it wants Java 8. */
final class Jetty94OldStreams {

  private Jetty94OldStreams() {}

  public static void main(String[] args) throws Exception {
    Jetty9StreamHost host = new Jetty9StreamHost(args[0]);
    host.sockets(new Jetty94Sockets());
    host.serve(null);
  }
}
