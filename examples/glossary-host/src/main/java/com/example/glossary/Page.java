package com.example.glossary;

import java.util.List;
import java.util.stream.Collectors;

/** The HTML of each page. */
public final class Page {

  private Page() {}

  public static String list(String title, List<Term> terms) {
    return page(title, terms.stream().map(Page::item).collect(Collectors.joining("\n")));
  }

  public static String term(Term term) {
    return page(term.name(), "<p>" + escaped(term.definition()) + "</p>");
  }

  public static String notFound() {
    return page("No such page", "<p><a href=\"/\">All terms</a></p>");
  }

  private static String item(Term term) {
    return "<p><a href=\"/terms/%s\">%s</a></p>".formatted(term.id(), escaped(term.name()));
  }

  private static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>%1$s</title>
        <link rel="stylesheet" href="/style.css">
        <h1>%1$s</h1>
        <form action="/search"><input name="q" aria-label="Search"><button>Search</button></form>
        %2$s
        </html>
        """
        .formatted(escaped(title), body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
