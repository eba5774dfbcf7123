package com.example.glossary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The terms, and what can be asked about them. */
public final class Glossary {
  private static final int FAILS_EVERY = 3;

  private final List<Term> terms;
  private final AtomicLong brokenAsked = new AtomicLong();

  private Glossary(List<Term> terms) {
    this.terms = terms;
  }

  public static Glossary load() throws IOException {
    String lines = new String(resource("terms.tsv"), StandardCharsets.UTF_8);
    return new Glossary(lines.lines().map(line -> term(line.split("\t", 3))).toList());
  }

  private static Term term(String[] columns) {
    return new Term(columns[0], columns[1], columns[2]);
  }

  public static byte[] styleSheet() throws IOException {
    return resource("style.css");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Glossary.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  public List<Term> all() {
    return terms;
  }

  /** Has the bug that every application has: every third time, {@code broken} fails. */
  public Optional<Term> find(String id) {
    if (id.equals("broken") && brokenAsked.incrementAndGet() % FAILS_EVERY == 0) {
      throw new IllegalStateException("The entry 'broken' refers to a term that is gone");
    }
    return terms.stream().filter(term -> term.id().equals(id)).findFirst();
  }

  public List<Term> search(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return terms.stream()
        .filter(
            term ->
                (term.name() + " " + term.definition()).toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  /** Takes its time, as a report on a large database does. */
  public int countLetters() throws InterruptedException {
    Thread.sleep(300);
    return terms.stream().mapToInt(term -> term.definition().length()).sum();
  }
}
