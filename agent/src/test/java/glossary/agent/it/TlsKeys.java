package glossary.agent.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key for hosts on this machine, and a client that trusts it. */
final class TlsKeys {
  private static final String PASSWORD = "changeit";

  private static TlsKeys made;

  private final Path file;

  private TlsKeys(Path file) {
    this.file = file;
  }

  /** The same for all. */
  static synchronized TlsKeys get() throws IOException {
    if (made == null) {
      made = new TlsKeys(make());
    }
    return made;
  }

  private static Path make() throws IOException {
    Path file = Folders.fresh("keys").resolve("keys.p12");
    List<String> command =
        List.of(
            "keytool",
            "-genkeypair",
            "-alias",
            "host",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    try {
      Finished keytool = Finished.tool(command, "");
      if (keytool.exitCode() != 0) {
        throw new IOException(keytool.output() + keytool.errors());
      }
      return file;
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  /** A PKCS12 file. */
  Path file() {
    return file;
  }

  SSLContext trusting() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("host", keys.getCertificate("host"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
