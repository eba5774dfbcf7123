package glossary.sidecar.glossary;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Whether a term contains a text, whatever the case of both in any script; ß equals ss, and it does
 * not matter whether an umlaut is one character or two.
 */
final class TermMatcher {
  private final String wanted;

  TermMatcher(String text) {
    this.wanted = folded(text);
  }

  boolean matches(String term) {
    return folded(term).contains(wanted);
  }

  /** Upper case first, since that is where ß and the ligatures become several letters. */
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .replace('ς', 'σ');
  }
}
