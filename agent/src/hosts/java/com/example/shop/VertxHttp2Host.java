package com.example.shop;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** HTTP/2 on Vert.x. */
final class VertxHttp2Host {

  private VertxHttp2Host() {}

  public static void main(String[] args) throws Exception {
    HttpServer server =
        Vertx.vertx()
            .createHttpServer()
            .requestHandler(VertxHttp2Host::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    Lifecycle.serveUntilEndOfInput(server.actualPort(), server::close);
  }

  private static void answer(HttpServerRequest request) {
    String path = request.path();
    HttpServerResponse response = request.response();
    if (path.equals("/reset")) {
      response.reset();
    } else if (!path.equals("/hang")) {
      request.bodyHandler(
          body -> {
            response.setStatusCode(Http2Pages.status(path));
            Http2Pages.headers(path).forEach(response::putHeader);
            String text = Http2Pages.body(path, body.length());
            if (path.equals("/late")) {
              new Thread(() -> response.end(text)).start();
            } else {
              response.end(text);
            }
          });
    }
  }
}
