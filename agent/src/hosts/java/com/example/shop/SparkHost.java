package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import spark.Request;
import spark.Response;
import spark.Service;

/** Spark on a free port. */
final class SparkHost {

  private SparkHost() {}

  public static void main(String[] args) throws Exception {
    Service shop = Service.ignite().ipAddress("127.0.0.1").port(0);
    shop.path("/shop/api", () -> add(shop));
    shop.exception(ShopFailure.class, SparkHost::failed);
    shop.awaitInitialization();
    Lifecycle.serveUntilEndOfInput(shop.port(), shop::stop);
  }

  private static void add(Service shop) {
    shop.before("/*", (request, response) -> response.header("X-Shop", "open"));
    shop.after("/orders/*", (request, response) -> response.header("X-Order", "seen"));
    shop.post("/orders", SparkHost::place);
    shop.get("/orders/:id", SparkHost::order);
    shop.get("/orders/:id/handled", SparkHost::handled);
    shop.get("/orders/:id/thrown", SparkHost::thrown);
    shop.get("/orders/:id/stream", SparkHost::stream);
    shop.get("/orders/:id/lines/:line", SparkHost::line);
  }

  private static Object place(Request request, Response response) {
    response.status(201);
    return "placed " + request.body();
  }

  private static Object order(Request request, Response response) {
    if (request.params("id").equals("0")) {
      response.status(404);
      return "no such order";
    }
    return "order " + request.params("id");
  }

  private static Object handled(Request request, Response response) {
    throw new ShopFailure("handled");
  }

  private static Object thrown(Request request, Response response) {
    throw new IllegalStateException("thrown");
  }

  private static Object stream(Request request, Response response) throws Exception {
    OutputStream out = response.raw().getOutputStream();
    for (String part : new String[] {"one ", "two"}) {
      out.write(part.getBytes(UTF_8));
      out.flush();
    }
    return "";
  }

  private static Object line(Request request, Response response) {
    return "line " + request.params("line") + " of order " + request.params("id");
  }

  private static void failed(ShopFailure failure, Request request, Response response) {
    response.status(500);
    response.body(failure.getMessage());
  }
}
