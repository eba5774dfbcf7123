package glossary.sidecar.security;

import glossary.sidecar.http.Access;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which token carries which role. Holds digests only; every lookup compares with all of them in
 * constant time, so neither the token nor which role nearly matched shows in the time taken.
 * Thread-safe.
 */
public final class Tokens {
  private final Map<Access, byte[]> digests = new EnumMap<>(Access.class);

  /**
   * An absent reader token opens reading to anyone; an absent editor token leaves editing to
   * admins.
   */
  public Tokens(Optional<String> reader, Optional<String> editor, String admin) {
    reader.ifPresent(token -> digests.put(Access.READ, digest(token)));
    editor.ifPresent(token -> digests.put(Access.EDIT, digest(token)));
    digests.put(Access.ADMIN, digest(admin));
  }

  /** Whether reading needs a token. */
  boolean guardsReading() {
    return digests.containsKey(Access.READ);
  }

  /** The highest role of this token; {@link Access#OPEN} if it is none of ours or null. */
  Access roleOf(String token) {
    Access role = Access.OPEN;
    if (token == null) {
      return role;
    }
    byte[] presented = digest(token);
    for (Map.Entry<Access, byte[]> known : digests.entrySet()) {
      if (MessageDigest.isEqual(known.getValue(), presented)) {
        role = known.getKey();
      }
    }
    return role;
  }

  /**
   * Whether this is the admin's token.
   *
   * @param token may be null
   */
  public boolean isAdmin(String token) {
    return roleOf(token) == Access.ADMIN;
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
