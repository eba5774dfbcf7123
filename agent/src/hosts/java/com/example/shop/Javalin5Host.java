package com.example.shop;

import io.javalin.Javalin;

/** Javalin 5 on a free port. */
final class Javalin5Host {

  private Javalin5Host() {}

  public static void main(String[] args) throws Exception {
    Javalin shop = Javalin.create(config -> config.routing.contextPath = "/shop");
    shop.before("/api/*", JavalinOrders::before);
    shop.post("/api/orders", JavalinOrders::place);
    shop.get("/api/orders/{id}", JavalinOrders::order);
    shop.get("/api/orders/{id}/handled", JavalinOrders::handled);
    shop.get("/api/orders/{id}/thrown", JavalinOrders::thrown);
    shop.get("/api/orders/{id}/later", JavalinOrders::later);
    shop.get("/api/orders/{id}/stream", JavalinOrders::stream);
    shop.get("/api/orders/{id}/lines/{line}", JavalinOrders::line);
    shop.exception(ShopFailure.class, JavalinOrders::failed);
    shop.start("127.0.0.1", 0);
    Lifecycle.serveUntilEndOfInput(shop.port(), shop::stop);
  }
}
