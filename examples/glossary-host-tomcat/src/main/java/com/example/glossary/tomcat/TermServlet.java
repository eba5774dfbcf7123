package com.example.glossary.tomcat;

import com.example.glossary.Glossary;
import com.example.glossary.Page;
import com.example.glossary.Term;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** One term, by the last part of the path. */
final class TermServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Glossary glossary;

  TermServlet(Glossary glossary) {
    this.glossary = glossary;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Term> term = glossary.find(request.getRequestURI().substring("/terms/".length()));
    if (term.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().print(Page.term(term.get()));
  }
}
