package com.example.shop;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;

/** Javalin 7 on a free port. */
final class Javalin7Host {

  private Javalin7Host() {}

  public static void main(String[] args) throws Exception {
    Javalin shop =
        Javalin.create(
            config -> {
              config.router.contextPath = "/shop";
              add(config.routes);
            });
    shop.start("127.0.0.1", 0);
    Lifecycle.serveUntilEndOfInput(shop.port(), shop::stop);
  }

  private static void add(RoutesConfig routes) {
    routes.before("/api/*", JavalinOrders::before);
    routes.post("/api/orders", JavalinOrders::place);
    routes.get("/api/orders/{id}", JavalinOrders::order);
    routes.get("/api/orders/{id}/handled", JavalinOrders::handled);
    routes.get("/api/orders/{id}/thrown", JavalinOrders::thrown);
    routes.get("/api/orders/{id}/later", JavalinOrders::later);
    routes.get("/api/orders/{id}/stream", JavalinOrders::stream);
    routes.get("/api/orders/{id}/lines/{line}", JavalinOrders::line);
    routes.exception(ShopFailure.class, JavalinOrders::failed);
  }
}
