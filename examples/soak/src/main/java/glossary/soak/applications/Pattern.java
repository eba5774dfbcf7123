package glossary.soak.applications;

import glossary.soak.applications.Client.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is the same in the answers of two processes without the agent. Headers and lines that differ
 * between those two may differ in a third; all else may not.
 */
final class Pattern {
  private static final Set<String> ADDED =
      Set.of(
          "x-content-type-options",
          "referrer-policy",
          "x-xss-protection",
          "x-frame-options",
          "x-request-id",
          "x-response-time");

  private final Answer one;
  private final Answer other;

  /**
   * @throws IllegalStateException if not even their statuses or headers' names agree
   */
  Pattern(String request, Answer one, Answer other) {
    this.one = one;
    this.other = other;
    if (one.status() != other.status()
        || !one.headers().keySet().equals(other.headers().keySet())) {
      throw new IllegalStateException(request + " is answered " + one + " and " + other);
    }
  }

  /** What in this answer is not as it would be without the agent; empty if nothing. */
  List<String> differences(Answer with) {
    List<String> found = new ArrayList<>();
    if (with.status() != one.status()) {
      found.add("status " + with.status() + " instead of " + one.status());
    }
    Map<String, List<String>> headers = new TreeMap<>(with.headers());
    headers.keySet().removeIf(name -> ADDED.contains(name) && !one.headers().containsKey(name));
    Set<String> names = new TreeSet<>(headers.keySet());
    if (!names.equals(one.headers().keySet())) {
      found.add("headers " + names + " instead of " + one.headers().keySet());
    }
    one.headers()
        .forEach(
            (name, values) -> {
              if (values.equals(other.headers().get(name)) && !values.equals(headers.get(name))) {
                found.add(name + ": " + headers.get(name) + " instead of " + values);
              }
            });
    body(with, found);
    return found;
  }

  private void body(Answer with, List<String> found) {
    List<String> first = one.body().lines().toList();
    List<String> second = other.body().lines().toList();
    List<String> third = with.body().lines().toList();
    if (first.size() != second.size()) {
      return; // A page of varying length; its status and headers were compared.
    }
    if (third.size() != first.size()) {
      found.add(third.size() + " lines instead of " + first.size());
      return;
    }
    for (int i = 0; i < first.size(); i++) {
      if (first.get(i).equals(second.get(i)) && !first.get(i).equals(third.get(i))) {
        found.add("line " + (i + 1) + ": " + third.get(i) + " instead of " + first.get(i));
      }
    }
  }

  /** How much of the body may differ, for the report. */
  boolean isDynamic() {
    return !one.body().equals(other.body());
  }
}
