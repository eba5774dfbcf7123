package com.example.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** A call by Grizzly's own API, on a worker thread. */
record GrizzlyCall(Request request, Response response) implements Call {

  @Override
  public String header(String name) {
    return request.getHeader(name);
  }

  @Override
  public InputStream body() {
    return request.getInputStream();
  }

  @Override
  public void status(int status) {
    response.setStatus(status);
  }

  @Override
  public void header(String name, String value) {
    response.setHeader(name, value);
  }

  @Override
  public void handled(Exception exception) {}

  @Override
  public void send(byte[] body) throws IOException {
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  @Override
  public OutputStream stream() {
    return response.getOutputStream();
  }

  @Override
  public void later(Answer answer) {
    later(work -> new Thread(work, "later").start(), answer);
  }

  @Override
  public void later(Executor executor, Answer answer) {
    response.suspend();
    Runnable work =
        () -> {
          try {
            answer.give(this);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          } finally {
            response.resume();
          }
        };
    executor.execute(work);
  }
}
