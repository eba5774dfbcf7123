package glossary.sidecar.tls;

/**
 * The JDK's TLS limits, which are system properties that it reads once, when its classes load. What
 * the operator set with {@code -D} stays.
 */
final class TlsDefaults {

  private TlsDefaults() {}

  /** Has an effect before the process uses TLS only. */
  static void apply() {
    byDefault("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    // No finite fields: they cost the server most. A JDK leaves out the names that it lacks.
    byDefault("jdk.tls.namedGroups", "X25519MLKEM768,x25519,secp256r1,secp384r1,secp521r1,x448");
  }

  private static void byDefault(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
