package com.example.shop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The endpoints of all hosts and those that only a servlet container has. */
public final class ContractServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    answer(path.substring(path.lastIndexOf('/') + 1), request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    doGet(request, response);
  }

  private void answer(String name, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    switch (name) {
      case "send-error" -> response.sendError(503, "busy");
      case "missing" -> response.sendError(404);
      case "send-redirect" -> response.sendRedirect("text");
      case "error-page" -> throw new ErrorPageFailure("seal leaks");
      case "failed" -> errorPage(request, response);
      case "template" -> {
        request.setAttribute(
            "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern", "/orders/{id}");
        endpoint("text", request, response);
      }
      case "checked" -> throw new ServletException("wrapped", new ShopFailure("valve stuck"));
      case "reset" -> reset(response);
      case "writer" -> writer(response);
      case "forward" -> request.getRequestDispatcher("/app/html").forward(request, response);
      case "include" -> include(request, response);
      case "async-timeout" -> startAsync(request).setTimeout(200);
      case "async-dispatch" -> startAsync(request).dispatch("/app/html");
      case "async-logged" -> startAsync(request).dispatch("/app/logged");
      case "async-twice" -> asyncTwice(request);
      case "action.do", "exact" -> endpoint("text", request, response);
      default -> endpoint(name, request, response);
    }
  }

  private static void endpoint(
      String name, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    try {
      Endpoints.answer(name, new ServletCall(request, response));
    } catch (RuntimeException | IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new ServletException(failure);
    }
  }

  private static AsyncContext startAsync(HttpServletRequest request) {
    return request.startAsync();
  }

  /** An asynchronous request that is dispatched to one that is asynchronous again. */
  private static void asyncTwice(HttpServletRequest request) {
    startAsync(request).dispatch("/app/async");
  }

  private static void errorPage(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html");
    response.getWriter().write("<h1>Sorry: " + request.getAttribute(ERROR_MESSAGE) + "</h1>");
  }

  private static final String ERROR_MESSAGE = "jakarta.servlet.error.message";

  private static void reset(HttpServletResponse response) throws IOException {
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("X-Before", "reset");
    response.setContentType("text/html");
    response.getWriter().write("<h1>forgotten</h1>");
    response.reset();
    response.setHeader("X-After", "reset");
    response.setContentType("text/plain");
    response.getWriter().write("kept");
  }

  private static void writer(HttpServletResponse response) throws IOException {
    response.setCharacterEncoding("utf-8");
    response.getWriter().write("<h1>Rückschlagventil</h1>");
    response.setContentType("text/html");
  }

  private static void include(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    response.setContentType("text/html");
    response.getOutputStream().print("<h1>around</h1>");
    request.getRequestDispatcher("/static/hello.txt").include(request, response);
  }
}
