package com.example.shop;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/** A call by the API of the JDK's server. */
final class JdkCall implements Call {
  private final HttpExchange exchange;
  private int status = 200;

  JdkCall(HttpExchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @Override
  public InputStream body() {
    return exchange.getRequestBody();
  }

  @Override
  public void status(int status) {
    this.status = status;
  }

  @Override
  public void header(String name, String value) {
    exchange.getResponseHeaders().set(name, value);
  }

  @Override
  public void handled(Exception exception) {}

  @Override
  public void send(byte[] body) throws IOException {
    boolean bodyless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(status, bodyless ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (!bodyless) {
        out.write(body);
      }
    }
  }

  @Override
  public OutputStream stream() throws IOException {
    exchange.sendResponseHeaders(status, 0);
    return exchange.getResponseBody();
  }

  @Override
  public void later(Answer answer) {
    later(work -> new Thread(work, "later").start(), answer);
  }

  @Override
  public void later(Executor executor, Answer answer) {
    Runnable work =
        () -> {
          try {
            answer.give(this);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          } finally {
            exchange.close();
          }
        };
    executor.execute(work);
  }
}
