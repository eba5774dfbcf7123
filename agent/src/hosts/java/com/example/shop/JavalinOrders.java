package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;

/** Orders of the shop, as an application for Javalin has them. */
final class JavalinOrders {

  private JavalinOrders() {}

  static void before(Context context) {
    context.header("X-Shop", "open");
  }

  static void place(Context context) {
    context.status(201).result("placed " + context.body());
  }

  static void order(Context context) {
    if (context.pathParam("id").equals("0")) {
      throw new NotFoundResponse();
    }
    context.result("order " + context.pathParam("id"));
  }

  static void handled(Context context) {
    throw new ShopFailure("handled");
  }

  static void thrown(Context context) {
    throw new IllegalStateException("thrown");
  }

  static void later(Context context) {
    context.future(() -> CompletableFuture.supplyAsync(() -> "later").thenAccept(context::result));
  }

  static void stream(Context context) throws Exception {
    OutputStream out = context.outputStream();
    for (String part : new String[] {"one ", "two"}) {
      out.write(part.getBytes(UTF_8));
      out.flush();
    }
  }

  static void line(Context context) {
    context.result("line " + context.pathParam("line") + " of order " + context.pathParam("id"));
  }

  static void failed(ShopFailure failure, Context context) {
    context.status(500).result(failure.getMessage());
  }
}
