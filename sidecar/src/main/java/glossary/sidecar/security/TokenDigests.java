package glossary.sidecar.security;

import glossary.sidecar.http.Access;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Which token carries which role at one time. Holds digests only; every lookup compares with all of
 * them in constant time, so neither the token nor which one nearly matched shows in the time taken.
 */
public final class TokenDigests {
  private static final int MARK_BYTES = 3;

  private final List<Known> known = new ArrayList<>();
  private final boolean guardsReading;

  private record Known(byte[] digest, Principal principal) {}

  /** Each role has any number of tokens; one that serves two roles has the higher one. */
  public TokenDigests(List<String> reader, List<String> editor, List<String> admin) {
    add(Access.READ, reader);
    add(Access.EDIT, editor);
    add(Access.ADMIN, admin);
    guardsReading = !reader.isEmpty();
  }

  /** Whether reading needs a token. */
  boolean guardsReading() {
    return guardsReading;
  }

  /**
   * @param token may be null
   */
  Principal principal(String token) {
    Principal found = Principal.ANYONE;
    if (token == null) {
      return found;
    }
    byte[] presented = digest(token);
    for (Known each : known) {
      if (MessageDigest.isEqual(each.digest, presented)) {
        found = each.principal;
      }
    }
    return found;
  }

  private void add(Access role, List<String> tokens) {
    for (String token : tokens) {
      byte[] digest = digest(token);
      String mark = HexFormat.of().formatHex(digest, 0, MARK_BYTES);
      known.add(new Known(digest, new Principal(role, mark)));
    }
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
