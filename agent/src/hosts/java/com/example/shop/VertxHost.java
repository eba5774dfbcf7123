package com.example.shop;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Vert.x Web on a free port; the first argument is the folder of static files. */
final class VertxHost {

  private VertxHost() {}

  public static void main(String[] args) throws Exception {
    Path files = Path.of(args[0]);
    Vertx vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.route("/shop/app/:name").handler(call -> app(call, call.pathParam("name")));
    router.route("/shop/exact").handler(call -> app(call, "text"));
    router.route("/shop/static/*").handler(call -> file(call, files));
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setHandle100ContinueAutomatically(true);
    HttpServer server =
        vertx
            .createHttpServer(options)
            .requestHandler(router)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .get(1, TimeUnit.MINUTES);
    Lifecycle.serveUntilEndOfInput(server.actualPort(), vertx::close);
  }

  private static void app(RoutingContext routing, String name) {
    if (routing.request().method().name().equals("GET")) {
      answer(routing, name, new byte[0]);
      return;
    }
    routing.request().body().onSuccess(body -> later(routing, name, body.getBytes()));
  }

  private static void later(RoutingContext routing, String name, byte[] body) {
    try {
      answer(routing, name, body);
    } catch (RuntimeException thrown) {
      routing.fail(thrown);
    }
  }

  private static void answer(RoutingContext routing, String name, byte[] body) {
    VertxCall call = new VertxCall(routing.request(), body);
    if (name.equals("hold") || name.equals("endless")) {
      call.later(slow -> VertxHost.answer(name, slow));
    } else {
      answer(name, call);
    }
  }

  private static void answer(String name, Call call) {
    try {
      Endpoints.answer(name, call);
    } catch (RuntimeException thrown) {
      throw thrown;
    } catch (Exception thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  private static void file(RoutingContext routing, Path files) {
    Path file = files.resolve(routing.request().path().substring("/shop/".length()));
    if (Files.isRegularFile(file)) {
      boolean html = file.toString().endsWith(".html");
      routing.response().putHeader("Content-Type", html ? "text/html" : "text/plain");
      routing.response().sendFile(file.toString());
    } else {
      routing.next();
    }
  }
}
