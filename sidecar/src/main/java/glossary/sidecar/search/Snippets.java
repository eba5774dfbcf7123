package glossary.sidecar.search;

import java.util.ArrayList;
import java.util.List;

/** Cuts the piece around the hit out of an entry's definitions. For one query, on one thread. */
final class Snippets {
  private static final int MOST_TEXT = 4096;
  private static final String CUT = "…";

  private record Span(int start, int end) {}

  private final HitWords hits;
  private final int length;

  Snippets(HitWords hits, int length) {
    this.hits = hits;
    this.length = length;
  }

  /** Around the first hit; from the beginning of the first definition if there is none. */
  Snippet of(List<String> definitions, String language) {
    int room = MOST_TEXT;
    for (String definition : definitions) {
      List<Span> found = find(definition, Math.min(room, definition.length()), language);
      if (!found.isEmpty()) {
        return cut(definition, found);
      }
      room -= definition.length();
      if (room <= 0) {
        break;
      }
    }
    return beginning(definitions);
  }

  /** Looks for no hit. */
  Snippet beginning(List<String> definitions) {
    return definitions.isEmpty() ? Snippet.EMPTY : cut(definitions.get(0), List.of());
  }

  private List<Span> find(String text, int end, String language) {
    List<Span> found = new ArrayList<>();
    Chunk.forEachWord(
        text,
        end,
        hits::mayBegin,
        word -> {
          if (hits.matches(word, language)) {
            found.add(new Span(word.start(), word.end()));
          }
        });
    return found;
  }

  private Snippet cut(String definition, List<Span> found) {
    String text = printable(definition);
    int start = found.isEmpty() ? 0 : start(text, found.get(0));
    int end = end(text, start);
    String before = start > 0 ? CUT : "";
    String behind = end < text.length() ? CUT : "";
    String html = before + marked(text, start, end, found) + behind;
    return new Snippet(before + text.substring(start, end) + behind, html);
  }

  /** Leaves a third of the snippet for what stands before the hit, from the start of a word. */
  private int start(String text, Span hit) {
    if (Math.min(hit.end(), text.length()) <= length * 2 / 3) {
      return 0;
    }
    int from = Math.min(hit.start(), Math.max(0, hit.start() - length / 3));
    for (int at = from; at < hit.start(); at++) {
      if (text.charAt(at) == ' ') {
        return at + 1;
      }
    }
    return hit.start();
  }

  private int end(String text, int start) {
    if (text.length() - start <= length) {
      return text.length();
    }
    int most = start + length;
    for (int at = most; at > start + length / 2; at--) {
      if (text.charAt(at) == ' ') {
        return at;
      }
    }
    return Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most;
  }

  private static String marked(String text, int start, int end, List<Span> found) {
    StringBuilder html = new StringBuilder(end - start + 32);
    int at = start;
    for (Span hit : found) {
      if (hit.start() >= at && hit.end() <= end) {
        Texts.appendHtml(text, at, hit.start(), html);
        html.append("<mark>");
        Texts.appendHtml(text, hit.start(), hit.end(), html);
        html.append("</mark>");
        at = hit.end();
      }
    }
    Texts.appendHtml(text, at, end, html);
    return html.toString();
  }

  /** Line breaks and control characters as spaces, one for one. */
  private String printable(String text) {
    String looked = text.substring(0, Math.min(text.length(), MOST_TEXT + length + 1));
    String wellFormed = Texts.wellFormed(looked);
    StringBuilder printable = null;
    for (int at = 0; at < wellFormed.length(); at++) {
      char unit = wellFormed.charAt(at);
      if (unit != ' ' && (Chunk.isSpace(unit) || Character.isISOControl(unit))) {
        printable = printable == null ? new StringBuilder(wellFormed) : printable;
        printable.setCharAt(at, ' ');
      }
    }
    return printable == null ? wellFormed : printable.toString();
  }
}
