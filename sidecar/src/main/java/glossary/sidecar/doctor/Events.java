package glossary.sidecar.doctor;

import java.util.List;

/** Kinds of writes, as words of a sentence. */
final class Events {
  private static final List<String> ORDER = List.of("INSERT", "UPDATE", "DELETE");

  private Events() {}

  /** Such as {@code INSERT, UPDATE and DELETE}. */
  static String sentence(List<String> events) {
    List<String> sorted = ORDER.stream().filter(events::contains).toList();
    int last = sorted.size() - 1;
    return last < 1
        ? String.join("", sorted)
        : String.join(", ", sorted.subList(0, last)) + " and " + sorted.get(last);
  }
}
