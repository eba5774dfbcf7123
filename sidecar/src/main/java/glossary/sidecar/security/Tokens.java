package glossary.sidecar.security;

import glossary.sidecar.http.Access;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The tokens that are valid now. Thread-safe. */
public final class Tokens {
  private final Supplier<TokenDigests> current;

  /**
   * @param current asked at each lookup, so tokens can change while requests are served; must
   *     answer at once, and on any thread
   */
  public Tokens(Supplier<TokenDigests> current) {
    this.current = current;
  }

  /**
   * Tokens that never change. An absent reader token opens reading to anyone; an absent editor
   * token leaves editing to admins.
   */
  public Tokens(Optional<String> reader, Optional<String> editor, String admin) {
    TokenDigests fixed =
        new TokenDigests(reader.stream().toList(), editor.stream().toList(), List.of(admin));
    this.current = () -> fixed;
  }

  /** Whether reading needs a token. */
  boolean guardsReading() {
    return current.get().guardsReading();
  }

  /**
   * Whose token this is.
   *
   * @param token may be null
   */
  Principal principal(String token) {
    return current.get().principal(token);
  }

  /**
   * Whether this is the admin's token.
   *
   * @param token may be null
   */
  public boolean isAdmin(String token) {
    return principal(token).role() == Access.ADMIN;
  }
}
