package glossary.sidecar.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail servers with TLS, from the first byte (465) or by STARTTLS (587). */
class MailTlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static Path keys;
  private static SSLContext context;

  @BeforeAll
  static void makeCertificate() throws Exception {
    keys = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                bin("keytool"),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_password_and_the_mail_go_over_tls(boolean atOnce) throws Exception {
    try (MailReceiver server = receiver(atOnce)) {
      assertThat(send(server, atOnce, "-Djavax.net.ssl.trustStore=" + keys)).isZero();

      assertThat(server.mails()).singleElement().asString().contains("sentence");
      assertThat(server.commands()).anyMatch(MailTlsTest::hasPassword);
      assertThat(server.clearCommands()).noneMatch(MailTlsTest::hasPassword);
      assertThat(server.clearCommands()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_server_that_nobody_vouches_for_gets_nothing(boolean atOnce) throws Exception {
    try (MailReceiver server = receiver(atOnce)) {
      assertThat(send(server, atOnce, "-Dnothing=trusted")).isOne();

      assertThat(server.mails()).isEmpty();
      assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  private static MailReceiver receiver(boolean atOnce) throws IOException {
    return atOnce ? MailReceiver.withTls(context) : MailReceiver.withStartTls(context);
  }

  private static int send(MailReceiver server, boolean atOnce, String trust) throws Exception {
    List<String> command =
        List.of(
            bin("java"),
            trust,
            "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
            "-cp",
            System.getProperty("java.class.path"),
            MailMain.class.getName(),
            Integer.toString(server.port()),
            Boolean.toString(atOnce));
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sent.txt").toFile())
            .start();
    assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return child.exitValue();
  }

  private static boolean hasPassword(String line) {
    return Stream.of(line.split(" "))
        .filter(word -> word.matches("[A-Za-z0-9+/]{8,}={0,2}") && word.length() % 4 == 0)
        .map(word -> new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8))
        .anyMatch(text -> text.contains("hunter2"));
  }

  private static String bin(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }
}
