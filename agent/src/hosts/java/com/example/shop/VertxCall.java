package com.example.shop;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/** A call by Vert.x's own API. */
record VertxCall(HttpServerRequest request, byte[] bytes) implements Call {

  @Override
  public String header(String name) {
    return request.getHeader(name);
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void status(int status) {
    request.response().setStatusCode(status);
  }

  @Override
  public void header(String name, String value) {
    request.response().putHeader(name, value);
  }

  @Override
  public void handled(Exception exception) {}

  @Override
  public void send(byte[] body) {
    request.response().end(Buffer.buffer(body));
  }

  @Override
  public OutputStream stream() {
    HttpServerResponse response = request.response().setChunked(true);
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] part, int offset, int length) throws IOException {
        Buffer buffer = Buffer.buffer(Arrays.copyOfRange(part, offset, offset + length));
        Future<Void> written = response.write(buffer);
        if (Thread.currentThread().getName().equals("later")) {
          await(written);
        }
      }

      @Override
      public void close() {
        if (!response.closed()) {
          response.end();
        }
      }
    };
  }

  /** A thread of one's own waits until the client has room. */
  private static void await(Future<Void> written) throws IOException {
    try {
      written.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException | InterruptedException failed) {
      throw new IOException(failed);
    }
  }

  @Override
  public void later(Answer answer) {
    later(work -> new Thread(work, "later").start(), answer);
  }

  @Override
  public void later(Executor executor, Answer answer) {
    executor.execute(
        () -> {
          try {
            answer.give(this);
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        });
  }
}
