package glossary.sidecar.tls;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.InvalidKeySpecException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A key in PKCS#8 under a password.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5958#section-3">RFC 5958, section 3</a>
 */
final class EncryptedKey {
  private static final String PBES2 = "1.2.840.113549.1.5.13";

  private EncryptedKey() {}

  /**
   * The key in PKCS#8 without one.
   *
   * @param password null if none is set
   */
  static byte[] decrypt(byte[] der, String password) throws TlsUnusable {
    if (password == null) {
      throw new TlsUnusable(
          "TLS_KEY_FILE is encrypted; set TLS_KEY_PASSWORD, or TLS_KEY_PASSWORD_FILE to a file with it.");
    }
    try {
      EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
      String algorithm = algorithm(info);
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, secret(algorithm, password), info.getAlgParameters());
      return cipher.doFinal(info.getEncryptedData());
    } catch (BadPaddingException wrong) {
      throw new TlsUnusable("TLS_KEY_PASSWORD is not the password of TLS_KEY_FILE.", wrong);
    } catch (IOException | GeneralSecurityException unknown) {
      throw unknown instanceof TlsUnusable said ? said : unknown(unknown);
    }
  }

  /** Of PBES2, the parameters name the parts. */
  private static String algorithm(EncryptedPrivateKeyInfo info) {
    String name = info.getAlgName();
    AlgorithmParameters parameters = info.getAlgParameters();
    boolean parts = parameters != null && (name.equals(PBES2) || name.equals("PBES2"));
    return parts ? parameters.toString() : name;
  }

  private static SecretKey secret(String algorithm, String password)
      throws GeneralSecurityException, TlsUnusable {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray());
    try {
      return SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
    } catch (InvalidKeySpecException notAscii) {
      throw new TlsUnusable(
          "TLS_KEY_PASSWORD must be of ASCII characters only; give the key another password: openssl"
              + " pkcs8 -topk8 -v2 aes-256-cbc -in OLD -out NEW",
          notAscii);
    } finally {
      spec.clearPassword();
    }
  }

  private static TlsUnusable unknown(Exception why) {
    return new TlsUnusable(
        "TLS_KEY_FILE is damaged, or encrypted in a way that is not known here; convert it: openssl"
            + " pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -in OLD -out NEW",
        why);
  }
}
