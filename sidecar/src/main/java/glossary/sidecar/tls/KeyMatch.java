package glossary.sidecar.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;

/** Whether a private and a public key are of one pair. */
final class KeyMatch {
  private static final byte[] ANYTHING = {1, 2, 3};

  private KeyMatch() {}

  static boolean isOf(PrivateKey secret, PublicKey known) {
    if (secret instanceof RSAKey own && known instanceof RSAKey other) {
      return own.getModulus().equals(other.getModulus());
    }
    if (!secret.getAlgorithm().equals(known.getAlgorithm())) {
      return false;
    }
    try {
      return verifies(secret, known);
    } catch (GeneralSecurityException unlike) {
      return false; // of another curve
    }
  }

  private static boolean verifies(PrivateKey secret, PublicKey known)
      throws GeneralSecurityException {
    boolean elliptic = known.getAlgorithm().equals("EC");
    Signature signature = Signature.getInstance(elliptic ? "SHA256withECDSA" : "EdDSA");
    signature.initSign(secret);
    signature.update(ANYTHING);
    byte[] signed = signature.sign();
    signature.initVerify(known);
    signature.update(ANYTHING);
    return signature.verify(signed);
  }
}
