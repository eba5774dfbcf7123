package com.example.glossary.tomcat;

import com.example.glossary.Glossary;
import com.example.glossary.Page;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** All terms. */
final class HomeServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Glossary glossary;

  HomeServlet(Glossary glossary) {
    this.glossary = glossary;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/html;charset=UTF-8");
    response.getWriter().print(Page.list("Glossary", glossary.all()));
  }
}
