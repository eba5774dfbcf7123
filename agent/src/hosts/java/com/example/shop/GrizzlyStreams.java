package com.example.shop;

import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.websockets.WebSocket;
import org.glassfish.grizzly.websockets.WebSocketAddOn;
import org.glassfish.grizzly.websockets.WebSocketApplication;
import org.glassfish.grizzly.websockets.WebSocketEngine;

/** Grizzly without servlets, with WebSockets. */
final class GrizzlyStreams {

  private GrizzlyStreams() {}

  public static void main(String[] args) throws Exception {
    NetworkListener listener = new NetworkListener("http", "127.0.0.1", 0);
    listener.registerAddOn(new WebSocketAddOn());
    HttpServer server = new HttpServer();
    server.addListener(listener);
    HttpHandler streams =
        new HttpHandler() {
          @Override
          public void service(Request request, Response response) throws Exception {
            StreamEndpoints.answer(request.getRequestURI(), new GrizzlyCall(request, response));
          }
        };
    server.getServerConfiguration().addHttpHandler(streams, "/shop/app/*");
    server.start();
    WebSocketEngine.getEngine().register("/shop", "/ws", new Echo());
    Lifecycle.serveUntilEndOfInput(listener.getPort(), server::shutdownNow);
  }

  /** Every message comes back. */
  private static final class Echo extends WebSocketApplication {
    @Override
    public void onMessage(WebSocket socket, String text) {
      socket.send(text);
    }
  }
}
