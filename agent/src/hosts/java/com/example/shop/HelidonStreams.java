package com.example.shop;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.websocket.WsRouting;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;

/** Helidon SE with WebSockets. */
final class HelidonStreams {

  private HelidonStreams() {}

  public static void main(String[] args) throws Exception {
    Handler streams =
        (request, response) ->
            StreamEndpoints.answer(request.path().path(), new HelidonCall(request, response));
    WebServer server =
        WebServer.builder()
            .host("127.0.0.1")
            .port(0)
            .addRouting(HttpRouting.builder().any("/shop/app/{name}", streams))
            .addRouting(WsRouting.builder().endpoint("/shop/ws", new Echo()))
            .build()
            .start();
    Lifecycle.serveUntilEndOfInput(server.port(), server::stop);
  }

  /** Every message comes back. */
  private static final class Echo implements WsListener {
    @Override
    public void onMessage(WsSession session, String text, boolean last) {
      session.send(text, last);
    }
  }
}
