package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Vert.x Web, with bodies that come in pieces, and WebSockets. */
final class VertxStreams {

  private VertxStreams() {}

  public static void main(String[] args) throws Exception {
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route("/shop/app/:name").handler(VertxStreams::app);
    router
        .route("/shop/ws")
        .handler(
            routing ->
                routing
                    .request()
                    .toWebSocket()
                    .onSuccess(socket -> socket.textMessageHandler(socket::writeTextMessage)));
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0))
            .requestHandler(router)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get(1, TimeUnit.MINUTES);
    Lifecycle.serveUntilEndOfInput(server.actualPort(), vertx::close);
  }

  private static void app(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    VertxCall call = new VertxCall(request, new byte[0]);
    if (routing.pathParam("name").equals("count")) {
      count(request, call);
      return;
    }
    try {
      StreamEndpoints.answer(request.path(), call);
    } catch (RuntimeException thrown) {
      throw thrown;
    } catch (Exception thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  private static void count(HttpServerRequest request, VertxCall call) {
    AtomicLong total = new AtomicLong();
    request.handler(
        piece -> {
          if (total.getAndAdd(piece.length()) == 0) {
            System.out.println("BEGUN");
          }
        });
    request.endHandler(
        end -> {
          call.header("Content-Type", "text/plain");
          call.send(("bytes=" + total).getBytes(UTF_8));
        });
  }
}
