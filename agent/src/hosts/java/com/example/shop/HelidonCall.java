package com.example.shop;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A call by Helidon's API, on the virtual thread of its connection. */
record HelidonCall(ServerRequest request, ServerResponse response) implements Call {

  @Override
  public String header(String name) {
    return request.headers().first(HeaderNames.create(name)).orElse(null);
  }

  @Override
  public InputStream body() {
    return request.content().inputStream();
  }

  @Override
  public void status(int status) {
    response.status(status);
  }

  @Override
  public void header(String name, String value) {
    response.header(name, value);
  }

  @Override
  public void handled(Exception exception) {}

  /** Helidon would send a body to a HEAD as well. */
  @Override
  public void send(byte[] body) {
    if (request.prologue().method().text().equals("HEAD")) {
      response.contentLength(body.length);
      response.send();
    } else {
      response.send(body);
    }
  }

  @Override
  public OutputStream stream() {
    return response.outputStream();
  }

  /** A handler has to wait for what others answer. */
  @Override
  public void later(Answer answer) {
    Runnable work =
        () -> {
          try {
            answer.give(this);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        };
    Thread later = new Thread(work, "later");
    later.start();
    try {
      later.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
