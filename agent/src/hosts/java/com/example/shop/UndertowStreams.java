package com.example.shop;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.protocol.http2.Http2UpgradeHandler;
import java.net.InetSocketAddress;

/** Undertow without servlets, with WebSockets, and HTTP/2 with and without TLS. */
final class UndertowStreams {

  private UndertowStreams() {}

  public static void main(String[] args) throws Exception {
    BlockingHandler streams =
        new BlockingHandler(
            exchange ->
                StreamEndpoints.answer(exchange.getRequestPath(), new UndertowCall(exchange)));
    serve(
        Handlers.routing()
            .get("/shop/app/{name}", streams)
            .post("/shop/app/{name}", streams)
            .get("/shop/ws", Handlers.websocket(new UndertowSocketEcho())));
  }

  static void serve(HttpHandler handler) throws Exception {
    Undertow.Builder builder =
        Undertow.builder()
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new Http2UpgradeHandler(handler));
    if (TlsFiles.KEYS != null) {
      builder.addHttpsListener(0, "127.0.0.1", TlsFiles.context());
    }
    Undertow server = builder.build();
    server.start();
    if (TlsFiles.KEYS != null) {
      TlsFiles.listening(port(server, 1));
    }
    Lifecycle.serveUntilEndOfInput(port(server, 0), server::stop);
  }

  private static int port(Undertow server, int listener) {
    return ((InetSocketAddress) server.getListenerInfo().get(listener).getAddress()).getPort();
  }
}
