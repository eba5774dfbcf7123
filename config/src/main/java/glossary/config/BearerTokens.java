package glossary.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of one role: one, or two while the old one is being replaced. Must not be shown; only
 * {@link #reveal} gives them away.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, section 2.1</a>
 */
public final class BearerTokens {
  private static final int MOST = 2;

  private final List<String> tokens;

  private BearerTokens(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** Separated by commas or line breaks; blanks around a token do not belong to it. */
  static BearerTokens parse(String text) throws BadValue {
    List<String> tokens = new ArrayList<>();
    for (String each : text.split("[,\\r\\n]+", 0)) {
      String token = each.strip();
      if (!token.isEmpty() && !tokens.contains(token)) {
        tokens.add(token);
      }
    }
    if (tokens.isEmpty() || !tokens.stream().allMatch(BearerTokens::fitsIntoHeader)) {
      throw new BadValue();
    }
    if (tokens.size() > MOST) {
      throw new BadValue("hold two tokens at most, the old one and the new one", "");
    }
    return new BearerTokens(tokens);
  }

  /** In plain text; never log them, and compare them in constant time. */
  public List<String> reveal() {
    return tokens;
  }

  boolean sharesOneWith(BearerTokens other) {
    return tokens.stream().anyMatch(other.tokens::contains);
  }

  private static boolean fitsIntoHeader(String token) {
    return token.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BearerTokens same && same.tokens.equals(tokens);
  }

  @Override
  public int hashCode() {
    return tokens.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
