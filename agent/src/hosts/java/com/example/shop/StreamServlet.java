package com.example.shop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/** The endpoints of all hosts of streams and those that only a servlet container has. */
public final class StreamServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "timeout" -> timeout(request);
      case "parts" -> parts(request, response);
      case "echo" -> NonBlockingEcho.start(request.startAsync());
      case "upgrade" -> upgrade(request, response);
      case "trailers" -> trailers(response);
      default -> endpoint(path, new ServletCall(request, response));
    }
  }

  private static void endpoint(String path, Call call) throws ServletException, IOException {
    try {
      StreamEndpoints.answer(path, call);
    } catch (RuntimeException | IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new ServletException(failure);
    }
  }

  private static void timeout(HttpServletRequest request) {
    AsyncContext context = request.startAsync();
    context.addListener(new NothingYet());
    context.setTimeout(200);
  }

  private static void parts(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    System.out.println("BEGUN");
    StringBuilder sizes = new StringBuilder();
    for (Part part : request.getParts()) {
      sizes.append(part.getName()).append('=').append(part.getSize()).append(' ');
    }
    response.setContentType("text/plain");
    response.getOutputStream().print(sizes.toString());
  }

  private static void upgrade(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setStatus(101);
    response.setHeader("Upgrade", "echo");
    response.setHeader("Connection", "Upgrade");
    request.upgrade(UpgradeEcho.class);
  }

  /** From servlet 4 on; before that there are none. */
  private static void trailers(HttpServletResponse response) throws IOException {
    Supplier<Map<String, String>> trailers = () -> Map.of("x-checksum", "4711");
    try {
      HttpServletResponse.class
          .getMethod("setTrailerFields", Supplier.class)
          .invoke(response, trailers);
    } catch (ReflectiveOperationException old) {
      System.out.println("NO TRAILERS " + old);
    }
    response.setContentType("text/plain");
    response.getOutputStream().print("checked");
    response.flushBuffer();
  }

  /** A long poll that ends because nothing has happened. */
  private static final class NothingYet implements AsyncListener {
    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      HttpServletResponse response = (HttpServletResponse) event.getAsyncContext().getResponse();
      response.setContentType("text/plain");
      response.getOutputStream().print("nothing yet");
      event.getAsyncContext().complete();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}
  }
}
