package com.example.shop;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

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

  @Override
  public void later(Answer answer) {
    later(work -> new Thread(work, "later").start(), answer);
  }

  /** A handler has to wait for what others answer, and fails where they do. */
  @Override
  public void later(Executor executor, Answer answer) {
    CompletableFuture<Void> given = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            answer.give(this);
            given.complete(null);
          } catch (IOException | RuntimeException failure) {
            given.completeExceptionally(failure);
          }
        });
    try {
      given.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException thrown ? thrown : failed;
    }
  }
}
