package com.example.glossary.tomcat;

import com.example.glossary.Glossary;
import com.example.glossary.Page;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The terms that hold the text {@code q}. */
final class SearchServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Glossary glossary;

  SearchServlet(Glossary glossary) {
    this.glossary = glossary;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String text = Optional.ofNullable(request.getParameter("q")).orElse("");
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().print(Page.list("Search: " + text, glossary.search(text)));
  }
}
