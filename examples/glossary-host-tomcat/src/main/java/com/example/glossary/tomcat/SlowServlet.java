package com.example.glossary.tomcat;

import com.example.glossary.Glossary;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A report that takes its time. */
final class SlowServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Glossary glossary;

  SlowServlet(Glossary glossary) {
    this.glossary = glossary;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain");
    try {
      response.getWriter().println(glossary.countLetters() + " letters");
    } catch (InterruptedException stopping) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }
}
