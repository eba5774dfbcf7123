package glossary.sidecar.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Keys and certificates as operators make them, by the openssl program, in one folder: {@code
 * NAME.key} and {@code NAME.pem}. Where there is no openssl, the tests are left out.
 */
public final class TestCertificates {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final String PAST = "20200101000000Z";
  private static final String FUTURE = "20991231000000Z";
  private static final String SERVER =
      "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n";
  private static final String CLIENT = "extendedKeyUsage=clientAuth\n";
  private static final String AUTHORITY =
      "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";
  private static final String CONFIGURATION =
      """
      [ca]
      default_ca=any
      [any]
      database=index.txt
      new_certs_dir=.
      default_md=sha256
      policy=anything
      rand_serial=yes
      unique_subject=no
      [anything]
      commonName=optional
      organizationName=optional
      organizationalUnitName=optional
      """;

  private final Path folder;

  public TestCertificates(Path folder) throws IOException {
    assumeThat(Command.exists("openssl")).as("openssl is installed").isTrue();
    this.folder = folder;
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("ca.cnf"), CONFIGURATION);
    Files.writeString(folder.resolve("index.txt"), "");
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  /** Runs openssl in the folder; it must succeed. */
  public void openssl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(Arrays.asList(arguments));
    Command done = Command.run(folder, command.toArray(String[]::new));
    assertThat(done.exitCode()).as("%s: %s", command, done.text()).isZero();
  }

  /** A new key, in PKCS#8. Algorithms are RSA, ED25519 and names of curves such as P-256. */
  public void key(String name, String algorithm) throws Exception {
    List<String> command = new ArrayList<>(List.of("genpkey", "-out", name + ".key"));
    switch (algorithm) {
      case "RSA" ->
          command.addAll(List.of("-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"));
      case "ED25519" -> command.addAll(List.of("-algorithm", "ED25519"));
      default ->
          command.addAll(List.of("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:" + algorithm));
    }
    openssl(command.toArray(String[]::new));
  }

  /** A root that signs for itself. */
  public void root(String name) throws Exception {
    key(name, "P-256");
    openssl(
        "req",
        "-x509",
        "-new",
        "-key",
        name + ".key",
        "-out",
        name + ".pem",
        "-days",
        "30",
        "-subj",
        "/CN=" + name);
  }

  public void intermediate(String name, String issuer) throws Exception {
    key(name, "P-256");
    sign(name, issuer, "/CN=" + name, AUTHORITY, PAST, FUTURE);
  }

  /** Of localhost, for a key that is there. */
  public void server(String name, String issuer) throws Exception {
    sign(name, issuer, "/CN=" + name, SERVER, PAST, FUTURE);
  }

  /** Of localhost, with a new P-256 key. */
  public void newServer(String name, String issuer) throws Exception {
    key(name, "P-256");
    server(name, issuer);
  }

  /** With times as in {@code 20200101000000Z}. */
  public void newServer(String name, String issuer, String from, String to) throws Exception {
    key(name, "P-256");
    sign(name, issuer, "/CN=" + name, SERVER, from, to);
  }

  /** With a new key and a subject such as {@code /CN=anna/OU=admin}. */
  public void newClient(String name, String issuer, String subject) throws Exception {
    newClient(name, issuer, subject, FUTURE);
  }

  public void newClient(String name, String issuer, String subject, String to) throws Exception {
    key(name, "P-256");
    sign(name, issuer, subject, CLIENT, PAST, to);
  }

  private void sign(
      String name, String issuer, String subject, String extensions, String from, String to)
      throws Exception {
    Files.writeString(folder.resolve(name + ".ext"), extensions);
    String request = name + ".csr";
    openssl("req", "-new", "-key", name + ".key", "-subj", subject, "-out", request);
    List<String> all =
        new ArrayList<>(List.of("ca", "-batch", "-config", "ca.cnf", "-notext", "-preserveDN"));
    all.addAll(List.of("-cert", issuer + ".pem", "-keyfile", issuer + ".key", "-in", request));
    all.addAll(List.of("-startdate", from, "-enddate", to, "-extfile", name + ".ext"));
    all.addAll(List.of("-out", name + ".pem"));
    openssl(all.toArray(String[]::new));
  }

  /** For clients that know this root and have no certificate. */
  public SSLContext trusting(String root) throws Exception {
    return context(root, null);
  }

  /**
   * For clients that know this root.
   *
   * @param client whose certificate and key they show
   */
  public SSLContext client(String root, String client) throws Exception {
    openssl(
        "pkcs12",
        "-export",
        "-in",
        client + ".pem",
        "-inkey",
        client + ".key",
        "-passout",
        "pass:changeit",
        "-out",
        client + ".p12");
    KeyStore store = KeyStore.getInstance(file(client + ".p12").toFile(), PASSWORD);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    return context(root, keys.getKeyManagers());
  }

  private SSLContext context(String root, KeyManager[] keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(file(root + ".pem"))) {
      store.setCertificateEntry(
          root, CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys, trust.getTrustManagers(), null);
    return context;
  }

  /** Puts files one behind the other. */
  public Path joined(String name, String... parts) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String part : parts) {
      all.append(Files.readString(folder.resolve(part)));
    }
    return Files.writeString(folder.resolve(name), all);
  }
}
