package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Orders of the shop, as an application for Spring MVC has them. */
@RestController
public class SpringOrders {
  private static final String ORDER = "/api/orders/{id}";

  @GetMapping("/")
  String root() {
    return "the shop";
  }

  @PostMapping("/api/orders")
  ResponseEntity<String> place(@RequestBody String body) {
    return ResponseEntity.status(201).body("placed " + body);
  }

  @GetMapping(ORDER)
  String order(@PathVariable("id") int id) {
    if (id == 0) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "order " + id;
  }

  @GetMapping(ORDER + "/handled")
  String handled() {
    throw new ShopFailure("handled");
  }

  @GetMapping(ORDER + "/advised")
  String advised() {
    throw new IllegalArgumentException("advised");
  }

  @GetMapping(ORDER + "/thrown")
  String thrown() {
    throw new IllegalStateException("thrown");
  }

  @GetMapping(ORDER + "/refused")
  ResponseEntity<String> refused() {
    return ResponseEntity.status(409).body("sold out");
  }

  @GetMapping(ORDER + "/later")
  DeferredResult<String> later() {
    DeferredResult<String> result = new DeferredResult<>();
    new Thread(() -> result.setResult("later"), "later").start();
    return result;
  }

  @GetMapping(ORDER + "/failed-later")
  DeferredResult<String> failedLater() {
    DeferredResult<String> result = new DeferredResult<>();
    new Thread(() -> result.setErrorResult(new ShopFailure("late")), "later").start();
    return result;
  }

  @GetMapping(ORDER + "/called")
  Callable<String> called() {
    return () -> "called";
  }

  @GetMapping(ORDER + "/stream")
  ResponseEntity<StreamingResponseBody> stream() {
    return ResponseEntity.ok(
        out -> {
          for (String part : new String[] {"one ", "two"}) {
            out.write(part.getBytes(UTF_8));
            out.flush();
          }
        });
  }

  @GetMapping(ORDER + "/events")
  SseEmitter events() {
    SseEmitter emitter = new SseEmitter();
    new Thread(() -> send(emitter), "events").start();
    return emitter;
  }

  private static void send(SseEmitter emitter) {
    try {
      emitter.send("packed");
      emitter.send("sent");
      emitter.complete();
    } catch (IOException failure) {
      emitter.completeWithError(failure);
    }
  }

  @GetMapping(ORDER + "/lines/{line}")
  String line(@PathVariable("id") int id, @PathVariable("line") int line) {
    return "line " + line + " of order " + id;
  }

  @ExceptionHandler(ShopFailure.class)
  ResponseEntity<String> failed(ShopFailure failure) {
    return ResponseEntity.status(500).body(failure.getMessage());
  }

  /** For all controllers. */
  @ControllerAdvice
  public static class Advice {

    @ExceptionHandler(IllegalArgumentException.class)
    ResponseEntity<String> failed(IllegalArgumentException failure) {
      return ResponseEntity.status(500).body(failure.getMessage());
    }
  }
}
