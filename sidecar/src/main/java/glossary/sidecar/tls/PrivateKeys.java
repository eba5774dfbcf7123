package glossary.sidecar.tls;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * Reads a private key: PKCS#8, plain or encrypted, and the older PKCS#1 (RSA) and SEC1 (EC), which
 * cert-manager and acme.sh write.
 */
final class PrivateKeys {
  /** As in the JDK's names. */
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  private PrivateKeys() {}

  /**
   * @param certified the public key that it should belong to
   * @param password null if none is set
   */
  static PrivateKey read(byte[] file, PublicKey certified, String password) throws TlsUnusable {
    for (PemBlock block : PemBlock.parse(TlsFiles.KEY, file)) {
      if (block.label().endsWith("PRIVATE KEY")) {
        return read(block, certified, password);
      }
    }
    throw new TlsUnusable(
        "TLS_KEY_FILE holds no private key, but other things; it needs -----BEGIN PRIVATE KEY-----.");
  }

  private static PrivateKey read(PemBlock block, PublicKey certified, String password)
      throws TlsUnusable {
    if (block.encrypted()) {
      throw new TlsUnusable(
          "TLS_KEY_FILE is encrypted in an old way; convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc"
              + " -in OLD -out NEW, and set TLS_KEY_PASSWORD to the new password.");
    }
    return switch (block.label()) {
      case "PRIVATE KEY" -> ofPkcs8(block.data());
      case "ENCRYPTED PRIVATE KEY" -> ofPkcs8(EncryptedKey.decrypt(block.data(), password));
      case "RSA PRIVATE KEY" -> ofOlder(block.data(), "RSA", certified);
      case "EC PRIVATE KEY" -> ofOlder(block.data(), "EC", certified);
      default ->
          throw new TlsUnusable(
              "TLS_KEY_FILE holds a key of a kind that TLS does not use here; make an EC key:"
                  + " openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out KEY");
    };
  }

  /** The older forms lack the algorithm, which is the certificate's. */
  private static PrivateKey ofOlder(byte[] der, String algorithm, PublicKey certified)
      throws TlsUnusable {
    if (!certified.getAlgorithm().equals(algorithm)) {
      throw new TlsUnusable(
          "TLS_KEY_FILE holds a key for %s and TLS_CERT_FILE a certificate for %s; they must be of one pair."
              .formatted(algorithm, certified.getAlgorithm()));
    }
    return ofPkcs8(Der.pkcs8(Der.algorithmOf(certified), der));
  }

  private static PrivateKey ofPkcs8(byte[] der) throws TlsUnusable {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException another) {
        // try the next
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    throw new TlsUnusable(
        "TLS_KEY_FILE is damaged, or of a kind that TLS does not use here: RSA, EC of P-256, P-384 or"
            + " P-521, and Ed25519 can be used. See what it is: openssl pkey -noout -text -in FILE");
  }
}
