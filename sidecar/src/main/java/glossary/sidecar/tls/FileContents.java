package glossary.sidecar.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The three files as they were at one moment. */
record FileContents(byte[] certificate, byte[] key, byte[] authorities) {

  /** Differs if one of them does. Kept instead of the key itself. */
  byte[] digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] each : new byte[][] {certificate, key, authorities}) {
        digest.update(Integer.toString(each.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) '\n');
        digest.update(each);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
