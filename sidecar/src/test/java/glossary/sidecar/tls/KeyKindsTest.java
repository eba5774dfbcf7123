package glossary.sidecar.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.http.HttpFront;
import glossary.sidecar.testing.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of key that openssl makes is read and used, or refused with what to do. */
class KeyKindsTest {
  @TempDir static Path folder;
  private static TestCertificates made;

  @BeforeAll
  static void make() throws Exception {
    made = new TestCertificates(folder);
    made.root("root");
    for (String algorithm : new String[] {"RSA", "P-256", "P-384", "P-521", "ED25519"}) {
      made.key(algorithm, algorithm);
      made.server(algorithm, "root");
    }
    made.openssl("rsa", "-traditional", "-in", "RSA.key", "-out", "RSA-pkcs1.key");
    made.openssl(
        "rsa",
        "-traditional",
        "-aes128",
        "-passout",
        "pass:secret",
        "-in",
        "RSA.key",
        "-out",
        "RSA-old.key");
    made.openssl("ec", "-in", "P-384.key", "-out", "P-384-sec1.key");
    made.openssl("ecparam", "-name", "prime256v1", "-genkey", "-out", "parameters.key");
    made.server("parameters", "root");
    encrypt("RSA", "RSA-aes256", "-v2", "aes-256-cbc");
    encrypt("P-256", "P-256-aes128", "-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA512");
    encrypt("P-256", "P-256-scrypt", "-scrypt");
  }

  private static void encrypt(String from, String to, String... how) throws Exception {
    String[] fixed = {
      "pkcs8", "-topk8", "-passout", "pass:secret", "-in", from + ".key", "-out", to + ".key"
    };
    String[] all = Arrays.copyOf(fixed, fixed.length + how.length);
    System.arraycopy(how, 0, all, fixed.length, how.length);
    made.openssl(all);
  }

  private static ServerTls open(String certificate, String key, String password)
      throws TlsUnusable {
    TlsFiles files = Handshake.files(made, certificate + ".pem", key + ".key", password);
    return ServerTls.unwatched(files, Clock.systemUTC());
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, RSA, ",
    "P-256, P-256, ",
    "P-384, P-384, ",
    "P-521, P-521, ",
    "ED25519, ED25519, ",
    "RSA, RSA-pkcs1, ",
    "P-384, P-384-sec1, ",
    "parameters, parameters, ",
    "RSA, RSA-aes256, secret",
    "P-256, P-256-aes128, secret",
    "P-256, P-256, a password that is not needed"
  })
  void it_serves_tls(String certificate, String key, String password) throws Exception {
    try (ServerTls tls = open(certificate, key, password);
        HttpFront front = Handshake.serve(tls)) {
      for (String protocol : new String[] {"TLSv1.3", "TLSv1.2"}) {
        assertThat(
                Handshake.ask(tls.toOurselves(), front.port(), protocol)
                    .getSubjectX500Principal()
                    .getName())
            .isEqualTo("CN=" + certificate);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          RSA;     RSA-aes256;       ;       set TLS_KEY_PASSWORD, or TLS_KEY_PASSWORD_FILE
          RSA;     RSA-aes256;       wrong;  TLS_KEY_PASSWORD is not the password of TLS_KEY_FILE.
          RSA;     RSA-aes256;       größe;  TLS_KEY_PASSWORD
          RSA;     RSA-old;          secret; convert it: openssl pkcs8 -topk8
          P-256;   P-256-scrypt;     secret; convert it: openssl pkcs8 -topk8
          P-256;   P-384;            ;       TLS_KEY_FILE is not the key of the certificate in TLS_CERT_FILE (CN=P-256)
          P-256;   RSA;              ;       TLS_KEY_FILE is not the key of the certificate
          P-256;   RSA-pkcs1;        ;       a key for RSA and TLS_CERT_FILE a certificate for EC
          """)
  void what_does_not_fit_is_told(String certificate, String key, String password, String said) {
    assertThatThrownBy(() -> open(certificate, key, password))
        .isInstanceOf(TlsUnusable.class)
        .hasMessageContaining(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256k1", "brainpoolP256r1"})
  void a_curve_that_the_jdk_lacks_is_told(String curve) throws Exception {
    made.key(curve, curve);
    made.server(curve, "root");

    assertThatThrownBy(() -> open(curve, curve, null))
        .isInstanceOf(TlsUnusable.class)
        .hasMessageContaining("RSA, EC of P-256, P-384 or P-521, and Ed25519 can be used");
  }

  @Test
  void a_short_rsa_key_is_refused() throws Exception {
    made.openssl("genrsa", "-out", "short.key", "1024");
    made.server("short", "root");

    assertThatThrownBy(() -> open("short", "short", null))
        .hasMessageContaining("RSA key of 1024 bits");
  }

  /** Damage never gets further than a sentence, whichever bytes it hits. */
  @Test
  void damaged_keys_are_used_or_refused_with_a_sentence() throws Exception {
    Random random = new Random(8);
    int refused = 0;
    for (String key : new String[] {"RSA", "P-256", "RSA-pkcs1", "P-384-sec1", "RSA-aes256"}) {
      String certificate = key.replaceAll("-(pkcs1|sec1|aes256)", "");
      byte[] sound = Files.readAllBytes(folder.resolve(key + ".key"));
      byte[] own = Files.readAllBytes(folder.resolve(certificate + ".pem"));
      TlsFiles where = Handshake.files(made, certificate + ".pem", key + ".key", "secret");
      for (int i = 0; i < 150; i++) {
        byte[] damaged = changed(sound, random, i);
        try {
          Identity.of(new FileContents(own, damaged, new byte[0]), where);
        } catch (TlsUnusable sentence) {
          refused++;
        }
        try {
          Identity.of(new FileContents(changed(own, random, i), sound, new byte[0]), where);
        } catch (TlsUnusable sentence) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  private static byte[] changed(byte[] sound, Random random, int round) {
    byte[] damaged = sound.clone();
    for (int change = 0; change <= round % 4; change++) {
      damaged[random.nextInt(damaged.length)] = (byte) (43 + random.nextInt(80));
    }
    return damaged;
  }
}
