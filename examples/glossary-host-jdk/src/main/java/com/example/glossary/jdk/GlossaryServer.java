package com.example.glossary.jdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.example.glossary.Glossary;
import com.example.glossary.Page;
import com.example.glossary.Start;
import com.example.glossary.Term;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Optional;
import java.util.concurrent.Executors;

/** A small glossary on the JDK's own HTTP server. */
public final class GlossaryServer {
  private static final String HTML = "text/html; charset=utf-8";
  private static final int THREADS = 8;

  private final Glossary glossary;

  private GlossaryServer(Glossary glossary) {
    this.glossary = glossary;
  }

  public static void main(String[] arguments) throws Exception {
    Start start = Start.of(arguments);
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), start.port());
    HttpServer server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newFixedThreadPool(THREADS));
    new GlossaryServer(Glossary.load()).addTo(server);
    server.start();
    start.serve(server.getAddress().getPort());
    server.stop(0);
    System.exit(0);
  }

  private void addTo(HttpServer server) {
    server.createContext("/", this::home);
    server.createContext("/terms/", this::term);
    server.createContext("/search", this::search);
    server.createContext("/slow", this::slow);
    server.createContext("/style.css", this::styleSheet);
  }

  private void home(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/")) {
      send(exchange, 200, HTML, Page.list("Glossary", glossary.all()).getBytes(UTF_8));
    } else {
      send(exchange, 404, HTML, Page.notFound().getBytes(UTF_8));
    }
  }

  private void term(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().substring("/terms/".length());
    Optional<Term> term = glossary.find(id);
    if (term.isPresent()) {
      send(exchange, 200, HTML, Page.term(term.get()).getBytes(UTF_8));
    } else {
      send(exchange, 404, HTML, Page.notFound().getBytes(UTF_8));
    }
  }

  private void search(HttpExchange exchange) throws IOException {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    String text = query.startsWith("q=") ? URLDecoder.decode(query.substring(2), UTF_8) : "";
    send(exchange, 200, HTML, Page.list("Search: " + text, glossary.search(text)).getBytes(UTF_8));
  }

  private void slow(HttpExchange exchange) throws IOException {
    try {
      send(exchange, 200, "text/plain", (glossary.countLetters() + " letters\n").getBytes(UTF_8));
    } catch (InterruptedException stopping) {
      send(exchange, 503, "text/plain", "stopping\n".getBytes(UTF_8));
    }
  }

  private void styleSheet(HttpExchange exchange) throws IOException {
    send(exchange, 200, "text/css", Glossary.styleSheet());
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(status, -1);
        return;
      }
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
