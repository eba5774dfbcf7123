package com.example.shop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/** A call by the servlet API. */
record ServletCall(HttpServletRequest request, HttpServletResponse response) implements Call {

  @Override
  public String header(String name) {
    return request.getHeader(name);
  }

  @Override
  public InputStream body() throws IOException {
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
  public void handled(Exception exception) {
    request.setAttribute("org.springframework.web.servlet.DispatcherServlet.EXCEPTION", exception);
  }

  @Override
  public void send(byte[] body) throws IOException {
    response.getOutputStream().write(body);
  }

  @Override
  public OutputStream stream() throws IOException {
    return response.getOutputStream();
  }

  @Override
  public void later(Answer answer) {
    later(work -> new Thread(work, "later").start(), answer);
  }

  @Override
  public void later(Executor executor, Answer answer) {
    AsyncContext context = request.startAsync();
    Runnable work =
        () -> {
          try {
            answer.give(this);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          } finally {
            context.complete();
          }
        };
    executor.execute(work);
  }
}
