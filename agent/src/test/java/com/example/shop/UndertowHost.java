package com.example.shop;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.resource.PathResourceManager;
import io.undertow.server.handlers.resource.ResourceHandler;
import io.undertow.util.Methods;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Undertow without servlets on a free port; the first argument is the folder of static files. */
final class UndertowHost {

  private UndertowHost() {}

  public static void main(String[] args) throws Exception {
    BlockingHandler contract = new BlockingHandler(UndertowHost::answer);
    RoutingHandler routes =
        Handlers.routing()
            .get("/shop/app/{name}", contract)
            .add(Methods.HEAD, "/shop/app/{name}", contract)
            .post("/shop/app/{name}", contract)
            .get("/shop/exact", contract)
            .setFallbackHandler(
                Handlers.path()
                    .addPrefixPath(
                        "/shop/static",
                        new ResourceHandler(
                            new PathResourceManager(Path.of(args[0]).resolve("static")))));
    Undertow server = Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(routes).build();
    server.start();
    Lifecycle.serveUntilEndOfInput(port(server), server::stop);
  }

  static int port(Undertow server) {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  private static void answer(HttpServerExchange exchange) throws Exception {
    String path = exchange.getRequestPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    Endpoints.answer(name.equals("exact") ? "text" : name, new UndertowCall(exchange));
  }
}
