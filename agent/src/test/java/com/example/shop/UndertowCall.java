package com.example.shop;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/** A call by Undertow's own API, on a worker thread. */
record UndertowCall(HttpServerExchange exchange) implements Call {
  @Override
  public String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @Override
  public InputStream body() {
    return exchange.getInputStream();
  }

  @Override
  public void status(int status) {
    exchange.setStatusCode(status);
  }

  @Override
  public void header(String name, String value) {
    exchange.getResponseHeaders().put(HttpString.tryFromString(name), value);
  }

  @Override
  public void handled(Exception exception) {}

  @Override
  public void send(byte[] body) throws IOException {
    try (OutputStream out = exchange.getOutputStream()) {
      out.write(body);
    }
  }

  @Override
  public OutputStream stream() {
    return exchange.getOutputStream();
  }

  @Override
  public void later(Answer answer) {
    later(work -> new Thread(work, "later").start(), answer);
  }

  @Override
  public void later(Executor executor, Answer answer) {
    exchange.dispatch(
        executor,
        () -> {
          try {
            answer.give(this);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          } finally {
            exchange.endExchange();
          }
        });
  }
}
