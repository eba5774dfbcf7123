package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What each host answers, by the last part of the path. */
final class Endpoints {
  private static final byte[] MEGABYTE = new byte[1 << 20];
  private static final String TAG = "\"valve-7\"";

  private Endpoints() {}

  static void answer(String name, Call call) throws Exception {
    switch (name) {
      case "text" -> send(call, "text/plain; charset=utf-8", "Rückschlagventil\n");
      case "html" -> send(call, "text/html; charset=utf-8", "<!doctype html><title>Valve</title>");
      case "xhtml" -> send(call, "application/xhtml+xml", "<html/>");
      case "json" -> send(call, "application/json", "{\"term\":\"valve\"}");
      case "untyped" -> call.send("no content type".getBytes(UTF_8));
      case "empty" -> status(call, 204).send(new byte[0]);
      case "forbidden" -> send(status(call, 403), "text/html", "<h1>Forbidden</h1>");
      case "thrown" -> throw new ShopFailure("valve stuck");
      case "caught" -> caught(call);
      case "redirect" -> redirect(call);
      case "cached" -> cached(call);
      case "upload" -> send(call, "text/plain", "bytes=" + call.body().readAllBytes().length);
      case "own-headers" -> ownHeaders(call);
      case "own-lower-case" -> ownLowerCase(call);
      case "own-request-id" -> ownRequestId(call);
      case "late-type" -> lateType(call);
      case "stream" -> stream(call, "text/plain", "one ", "two ", "three ", "four");
      case "early" -> stream(call, "text/html", "<h1>first</h1>", "<p>more</p>");
      case "events" -> stream(call, "text/event-stream", "data: open\n\n", "data: shut\n\n");
      case "large" -> large(call);
      case "endless" -> endless(call);
      case "async" -> call.later(later -> send(later, "text/html", "<h1>later</h1>"));
      case "async-stream" -> call.later(later -> stream(later, "text/plain", "late ", "later"));
      case "hold" -> hold(call);
      case "logged" -> logged(call);
      default -> send(status(call, 404), "text/plain", "no such page\n");
    }
  }

  private static Call status(Call call, int status) {
    call.status(status);
    return call;
  }

  private static void send(Call call, String type, String body) throws IOException {
    call.header("Content-Type", type);
    call.send(body.getBytes(UTF_8));
  }

  private static void stream(Call call, String type, String... parts) throws IOException {
    call.header("Content-Type", type);
    try (OutputStream out = call.stream()) {
      for (String part : parts) {
        out.write(part.getBytes(UTF_8));
        out.flush();
      }
    }
  }

  private static void caught(Call call) throws IOException {
    try {
      throw new ShopFailure("pump dry");
    } catch (ShopFailure handled) {
      call.handled(handled);
      call.status(500);
      send(call, "application/json", "{\"error\":\"pump dry\"}");
    }
  }

  private static void redirect(Call call) throws IOException {
    call.status(302);
    call.header("Location", "/shop/app/text");
    call.send(new byte[0]);
  }

  private static void cached(Call call) throws IOException {
    call.header("ETag", TAG);
    if (TAG.equals(call.header("If-None-Match"))) {
      call.status(304);
      call.send(new byte[0]);
    } else {
      send(call, "text/html", "<h1>fresh</h1>");
    }
  }

  private static void ownHeaders(Call call) throws IOException {
    call.header("X-Frame-Options", "DENY");
    call.header("X-Content-Type-Options", "nosniff");
    call.header("Referrer-Policy", "no-referrer");
    call.header("X-XSS-Protection", "1; mode=block");
    send(call, "text/html", "<h1>own</h1>");
  }

  private static void ownLowerCase(Call call) throws IOException {
    call.header("content-security-policy", "default-src 'self'; frame-ancestors 'none'");
    call.header("x-content-type-options", "nosniff");
    call.header("referrer-policy", "same-origin");
    call.header("x-xss-protection", "1");
    send(call, "text/html", "<h1>own</h1>");
  }

  private static void ownRequestId(Call call) throws IOException {
    call.header("X-Request-ID", "the-application-s-own");
    call.header("X-Response-Time", "1ms");
    send(call, "text/plain", "own");
  }

  private static void lateType(Call call) throws IOException {
    call.header("Content-Type", "text/plain");
    call.header("X-Step", "typed twice");
    send(call, "text/html; charset=iso-8859-1", "<h1>late</h1>");
  }

  private static void large(Call call) throws IOException {
    call.header("Content-Type", "application/octet-stream");
    call.send(MEGABYTE);
  }

  /** 64 MB, far more than the buffers between here and a client that does not read. */
  private static void endless(Call call) throws IOException {
    call.header("Content-Type", "application/octet-stream");
    try (OutputStream out = call.stream()) {
      for (int i = 0; i < 64; i++) {
        out.write(MEGABYTE);
        out.flush();
      }
    }
  }

  /** Stays in flight for longer than any test. */
  private static void hold(Call call) throws Exception {
    boolean released = new CountDownLatch(1).await(2, TimeUnit.MINUTES);
    send(call, "text/plain", "released: " + released);
  }

  private static void logged(Call call) throws Exception {
    HostLog.of("slf4j", Endpoints.class.getClassLoader()).info("logged");
    send(call, "text/plain", "logged\n");
  }
}
