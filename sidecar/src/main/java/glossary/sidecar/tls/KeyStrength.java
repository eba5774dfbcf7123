package glossary.sidecar.tls;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.util.List;

/** Which keys TLS is served with. */
final class KeyStrength {
  private static final int LEAST_RSA_BITS = 2048;

  /** P-256, P-384 and P-521; the JDK's TLS knows no others. */
  private static final List<String> CURVES = List.of("secp256r1", "secp384r1", "secp521r1");

  private KeyStrength() {}

  /**
   * @throws TlsUnusable if clients would refuse the certificate of this key, or should
   */
  static void require(PublicKey key) throws TlsUnusable {
    if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
      throw new TlsUnusable(
          "TLS_CERT_FILE has an RSA key of %d bits, which can be broken; make one of 2048 or more, or use P-256."
              .formatted(rsa.getModulus().bitLength()));
    }
    boolean known =
        switch (key.getAlgorithm()) {
          case "RSA", "RSASSA-PSS", "EdDSA" -> true;
          case "EC" -> key instanceof ECKey elliptic && isKnown(elliptic);
          default -> false;
        };
    if (!known) {
      throw new TlsUnusable(
          "TLS_CERT_FILE has a key that TLS does not use here; RSA, EC of P-256, P-384 or P-521, and"
              + " Ed25519 can be used. See what it is: openssl x509 -noout -text -in FILE");
    }
  }

  private static boolean isKnown(ECKey key) {
    return CURVES.stream().anyMatch(name -> curve(name).equals(key.getParams().getCurve()));
  }

  private static EllipticCurve curve(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class).getCurve();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + name, impossible);
    }
  }
}
