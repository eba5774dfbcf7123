package com.example.shop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What an application does with its log, by the last part of the path. */
final class LogServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient HostLog log;
  private final transient ExecutorService own = Executors.newSingleThreadExecutor();

  private final transient CountDownLatch go = new CountDownLatch(1);

  LogServlet(HostLog log) {
    this.log = log;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    response.setContentType("text/plain");
    try {
      answer(path.substring(path.lastIndexOf('/') + 1), request, response);
    } catch (InvocationTargetException failure) {
      throw new ServletException(failure.getCause());
    } catch (ReflectiveOperationException failure) {
      throw new ServletException(failure);
    }
  }

  @Override
  public void destroy() {
    own.shutdown();
  }

  private void answer(String name, HttpServletRequest request, HttpServletResponse response)
      throws ReflectiveOperationException, IOException {
    switch (name) {
      case "info" -> log.info("info");
      case "warn" -> log.warn("warn");
      case "error" -> log.error("error", new ShopFailure("valve stuck"));
      case "bare" -> log.error("error", null);
      case "read" -> response.getWriter().print(log.get("request_id"));
      case "own" -> own();
      case "kept" -> log.put("request_id", "left behind");
      case "clear" -> clear();
      case "pattern" -> pattern(request);
      case "wait" -> waiting();
      case "go" -> go.countDown();
      case "async" -> async(request);
      case "carried" -> carried();
      case "each" -> each(request.getHeader("X-Request-ID"));
      case "throwing" -> throwing(response);
      default -> response.setStatus(404);
    }
  }

  /** Sets the key itself, as a filter of its own would. */
  private void own() throws ReflectiveOperationException {
    log.put("request_id", "own");
    try {
      log.info("own");
    } finally {
      log.remove("request_id");
    }
  }

  private void clear() throws ReflectiveOperationException {
    log.put("user", "ada");
    log.info("before");
    log.clear();
    log.info("after");
  }

  /** Until another request says so. */
  private void waiting() throws ReflectiveOperationException {
    log.info("waits");
    try {
      go.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    log.info("went");
  }

  /** As Spring, which knows the pattern when the servlet has the request for a while. */
  private void pattern(HttpServletRequest request) throws ReflectiveOperationException {
    log.info("before");
    request.setAttribute(
        "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern", "/orders/{id}");
    log.info("after");
  }

  private void async(HttpServletRequest request) {
    AsyncContext context = request.startAsync();
    own.execute(
        () -> {
          say("elsewhere");
          context.dispatch("/app/info");
        });
  }

  private void carried() throws ReflectiveOperationException {
    System.out.println("CARRIED " + log.copy());
  }

  private void each(String id) throws ReflectiveOperationException {
    for (int i = 0; i < 3; i++) {
      log.info("line of " + id);
      Thread.yield();
    }
  }

  /** A handler throws, so the call does. */
  private void throwing(HttpServletResponse response) throws IOException {
    try {
      log.error("thrown", new ShopFailure("handler fails"));
      response.getWriter().print("nothing");
    } catch (RuntimeException | ReflectiveOperationException failure) {
      response.getWriter().print(failure.getMessage());
    }
  }

  private void say(String text) {
    try {
      log.info(text);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
