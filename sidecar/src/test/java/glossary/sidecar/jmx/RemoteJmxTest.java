package glossary.sidecar.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.api.jmx.sidecar.SidecarObjectNames;
import glossary.api.jmx.sidecar.SubsystemFigures;
import glossary.sidecar.http.PortInUse;
import glossary.sidecar.http.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.AttributeChangeNotification;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remote JMX as an honest and as a hostile client finds it. */
class RemoteJmxTest {
  private static final String TOKEN = "the-admin-token-0123456789";
  private static final String DIAGNOSTICS = "com.sun.management:type=HotSpotDiagnostic";

  private final HealthBean health = new HealthBean(new GoodHealth());
  private final int port = freePort();

  private Jmx jmx;

  private Jmx start(Tls tls) throws IOException {
    jmx =
        Jmx.remote(
            Map.of(SidecarObjectNames.HEALTH, health),
            new RemoteAccess("127.0.0.1", port, tls, RemoteJmxTest::admit));
    return jmx;
  }

  @AfterEach
  void stop() {
    jmx.close();
  }

  private static void admit(String password, InetAddress client) {
    if (!TOKEN.equals(password) || !client.isLoopbackAddress()) {
      throw new SecurityException("Not you.");
    }
  }

  private JmxClient client() throws Exception {
    return new JmxClient(port, JmxClient.password(TOKEN), false);
  }

  @Test
  void a_client_with_the_token_reads_attributes_and_hears_of_changes() throws Exception {
    start(null);
    try (JmxClient client = client()) {
      BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
      client.beans.addNotificationListener(
          new ObjectName(SidecarObjectNames.HEALTH),
          (event, handback) -> heard.add(event),
          null,
          null);
      health.changed("disk", "healthy", "unhealthy", "Free some disk.");
      AttributeChangeNotification event =
          (AttributeChangeNotification) heard.poll(30, TimeUnit.SECONDS);

      assertThat(client.attribute(SidecarObjectNames.HEALTH, "Status")).isEqualTo("healthy");
      assertThat(client.attribute("java.lang:type=Memory", "HeapMemoryUsage")).isNotNull();
      assertThat(event.getAttributeName()).isEqualTo("disk");
      assertThat(event.getNewValue()).isEqualTo("unhealthy");
    }
  }

  @Test
  void all_others_are_refused_with_a_sentence() throws Exception {
    List<Object> credentials = new ArrayList<>();
    credentials.add(null);
    credentials.add(JmxClient.password(null));
    credentials.add(new String[] {TOKEN});
    credentials.add(new String[] {"a", TOKEN, "b"});
    credentials.add(TOKEN);
    start(null);
    for (Object each : credentials) {
      assertThatThrownBy(() -> new JmxClient(port, each, false).close())
          .isInstanceOf(SecurityException.class)
          .hasMessage("Use any user name, and the ADMIN_TOKEN as password.");
    }
    for (String wrong : List.of("wrong", "")) {
      assertThatThrownBy(() -> new JmxClient(port, JmxClient.password(wrong), false).close())
          .isInstanceOf(SecurityException.class)
          .hasMessage("Not you.");
    }
  }

  @Test
  void credentials_of_any_other_class_are_not_even_read() throws Exception {
    start(null);
    for (Object each : List.of(new ArrayList<>(List.of("a", TOKEN)), Locale.ROOT)) {
      assertThatThrownBy(() -> new JmxClient(port, each, false).close())
          .hasMessageContaining("filter status: REJECTED");
    }
  }

  @Test
  void even_an_admin_changes_only_what_is_ours() throws Exception {
    ObjectName any = new ObjectName("evil:type=Any");
    String file = Path.of(System.getProperty("java.io.tmpdir"), "no-such-dump.hprof").toString();
    start(null);
    try (JmxClient client = client()) {
      assertThatThrownBy(() -> client.beans.createMBean("javax.management.timer.Timer", any))
          .isInstanceOf(SecurityException.class)
          .hasMessageContaining("glossary.sidecar");
      assertThatThrownBy(
              () ->
                  client.beans.invoke(
                      new ObjectName(DIAGNOSTICS),
                      "dumpHeap",
                      new Object[] {file, true},
                      new String[] {"java.lang.String", "boolean"}))
          .isInstanceOf(SecurityException.class);
      assertThatThrownBy(
              () ->
                  client.beans.setAttribute(
                      new ObjectName("java.lang:type=Memory"), new Attribute("Verbose", true)))
          .isInstanceOf(SecurityException.class);
      assertThatThrownBy(
              () -> client.beans.unregisterMBean(new ObjectName(SidecarObjectNames.HEALTH)))
          .isInstanceOf(SecurityException.class);
      client.beans.invoke(
          new ObjectName("java.lang:type=Threading"),
          "findDeadlockedThreads",
          new Object[0],
          new String[0]);
    }
    assertThat(Path.of(file)).doesNotExist();
  }

  @Test
  void parameters_of_foreign_classes_are_not_even_read() throws Exception {
    start(null);
    try (JmxClient client = client()) {
      assertThatThrownBy(
              () ->
                  client.beans.invoke(
                      new ObjectName(SidecarObjectNames.HEALTH),
                      "anything",
                      new Object[] {java.time.Instant.EPOCH},
                      new String[] {"java.lang.Object"}))
          .hasMessageContaining("filter status: REJECTED");
    }
  }

  /** Else another user of this machine could put a connector of his own there, and read tokens. */
  @Test
  void nobody_else_can_bind_a_name_in_the_registry() throws Exception {
    start(null);
    Registry registry = LocateRegistry.getRegistry("127.0.0.1", port);

    assertThat(registry.list()).containsExactly("jmxrmi");
    assertThatThrownBy(() -> registry.rebind("jmxrmi", registry.lookup("jmxrmi")))
        .hasMessageContaining("filter status: REJECTED");
    client().close();
  }

  @Test
  void it_listens_on_the_given_address_only() throws Exception {
    start(null);
    try (Socket other = new Socket()) {
      assertThatThrownBy(() -> other.connect(new InetSocketAddress("127.0.0.2", port), 5_000))
          .isInstanceOf(IOException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET / HTTP/1.1\r\n\r\n", "JRMI\0\2K\0\0\0", "\0\0\0\0\0\0\0\0\0\0"})
  void noise_does_not_disturb_others(String noise) throws Exception {
    start(null);
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(noise.getBytes(StandardCharsets.ISO_8859_1));
      try (JmxClient client = client()) {
        assertThat(client.attribute(SidecarObjectNames.HEALTH, "Status")).isEqualTo("healthy");
      }
    }
  }

  @Test
  void closing_frees_the_port_and_the_names() throws Exception {
    for (int i = 0; i < 3; i++) {
      startOnceFree();
      try (JmxClient client = client()) {
        assertThat(client.attribute(SidecarObjectNames.HEALTH, "Status")).isEqualTo("healthy");
      }
      jmx.close();
    }
    assertThatThrownBy(this::client).isInstanceOf(IOException.class);
    assertThat(
            java.lang.management.ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("glossary.sidecar:*"), null))
        .isEmpty();
  }

  /** The JDK closes a listener once the thread that accepts has noticed. */
  private void startOnceFree() throws Exception {
    for (int attempt = 0; ; attempt++) {
      try {
        start(null);
        return;
      } catch (PortInUse stillThere) {
        assertThat(attempt).isLessThan(1000);
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
  }

  @Test
  void a_port_in_use_is_named() throws Exception {
    start(null);
    assertThatThrownBy(
            () ->
                Jmx.remote(
                    Map.of(), new RemoteAccess("127.0.0.1", port, null, RemoteJmxTest::admit)))
        .isInstanceOfSatisfying(PortInUse.class, e -> assertThat(e.port()).isEqualTo(port));
    client().close();
  }

  @Test
  void over_tls_another_process_connects_and_one_that_does_not_trust_us_does_not(
      @TempDir Path folder) throws Exception {
    Path store = makeKey(folder);
    start(new Tls(contextOf(store), null));
    assertThat(output(store, TOKEN)).contains("healthy");
    assertThat(output(store, "wrong-token")).contains("SecurityException").doesNotContain(TOKEN);
    assertThat(output(null, TOKEN)).contains("SSLHandshakeException");
    assertThatThrownBy(this::client).isInstanceOf(IOException.class);
  }

  private String output(Path trusted, String token) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx32m", "-XX:TieredStopAtLevel=1"));
    if (trusted != null) {
      command.add("-Djavax.net.ssl.trustStore=" + trusted);
      command.add("-Djavax.net.ssl.trustStorePassword=changeit");
    }
    command.addAll(List.of("-cp", "target/test-classes", JmxClient.class.getName()));
    command.addAll(List.of(Integer.toString(port), token, SidecarObjectNames.HEALTH, "Status"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Path makeKey(Path folder) throws Exception {
    Path store = folder.resolve("key.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(keytool, "-genkeypair", "-alias", "jmx"));
    command.addAll(List.of("-keyalg", "EC", "-dname", "CN=localhost", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", "changeit"));
    command.addAll(List.of("-ext", "san=ip:127.0.0.1")); // newer clients look at it
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return store;
  }

  private static SSLContext contextOf(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static final class GoodHealth implements HealthView {
    @Override
    public String status() {
      return "healthy";
    }

    @Override
    public List<SubsystemFigures> subsystems() {
      return List.of();
    }
  }
}
