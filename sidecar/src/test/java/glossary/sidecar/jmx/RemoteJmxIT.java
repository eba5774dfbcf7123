package glossary.sidecar.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.api.jmx.sidecar.SidecarObjectNames;
import glossary.sidecar.testing.Command;
import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.TestCertificates;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.AttributeChangeNotification;
import javax.management.AttributeChangeNotificationFilter;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed sidecar in a process of its own, operated by the JDK's own JMX client. */
class RemoteJmxIT {
  private static final String TOKEN = "jmx-admin-token-0123456789";

  @TempDir Path folder;

  @Test
  void an_operator_reads_rebuilds_and_is_refused_without_the_token() throws Exception {
    int port = freePort();
    try (PackedSidecar sidecar =
        PackedSidecar.serve(folder, "--set", "JMX_PORT=" + port, "--set", "ADMIN_TOKEN=" + TOKEN)) {
      assertThat(sidecar.get("/api/search/fulltext?q=valve").statusCode()).isEqualTo(200);
      try (JmxClient client = new JmxClient(port, JmxClient.password(TOKEN), false)) {
        Date before = (Date) client.attribute(SidecarObjectNames.INDEX, "LastSync");
        assertThat((Long) client.attribute(SidecarObjectNames.INDEX, "Entries")).isGreaterThan(100);
        assertThat(client.attribute(SidecarObjectNames.SEARCH, "Total")).isEqualTo(1L);
        assertThat(client.attribute(SidecarObjectNames.CONFIG, "Settings").toString())
            .contains("JMX_PORT")
            .doesNotContain(TOKEN);

        assertThat(types(client))
            .containsExactlyInAnyOrder(
                "Health", "Search", "Index", "Backups", "Requests", "Errors", "Hosts", "Config");

        client.beans.invoke(
            new ObjectName(SidecarObjectNames.INDEX), "rebuild", new Object[0], new String[0]);

        sidecar.await("the rebuild", () -> isLater(client, before));
        JsonNode audited =
            TestSidecar.parse(Files.readString(folder.resolve("logs/audit.log")).strip());
        assertThat(audited.get("message").asText()).isEqualTo("JMX index rebuild");
        assertThat(audited.get("client").asText()).isEqualTo("127.0.0.1");
        assertThat(audited.get("outcome").asText()).isEqualTo("done");
      }
      assertThatThrownBy(
              () -> new JmxClient(port, JmxClient.password("not-the-token"), false).close())
          .isInstanceOf(SecurityException.class);
      sidecar.terminate();
      assertThat(sidecar.exitCode()).isZero();
      assertThat(sidecar.err()).contains("A client was refused").doesNotContain(TOKEN);
      List<String> lines = Files.readAllLines(folder.resolve("logs/audit.log"));
      JsonNode guess = TestSidecar.parse(lines.get(lines.size() - 1));
      assertThat(guess.get("message").asText()).isEqualTo("invalid token");
      assertThat(guess.get("client").asText()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void an_operator_takes_a_backup_proves_it_and_hears_when_one_fails() throws Exception {
    int port = freePort();
    try (PackedSidecar sidecar =
            PackedSidecar.serve(
                folder, "--set", "JMX_PORT=" + port, "--set", "ADMIN_TOKEN=" + TOKEN);
        JmxClient client = new JmxClient(port, JmxClient.password(TOKEN), false)) {
      assertThat(client.attribute(SidecarObjectNames.BACKUPS, "LastSuccess")).isNull();

      assertThat((String) backups(client, "backupNow")).matches("[0-9a-f]+");
      sidecar.await("the backup", () -> isSet(client, "LastSuccess"));
      CompositeData backup =
          ((CompositeData[]) client.attribute(SidecarObjectNames.BACKUPS, "Backups"))[0];
      assertThat((Boolean) backup.get("verified")).isTrue();
      assertThat(folder.resolve("backups").resolve((String) backup.get("filename"))).exists();

      backups(client, "drill");
      sidecar.await("the drill", () -> isSet(client, "LastProven"));
      assertThat(client.attribute(SidecarObjectNames.BACKUPS, "LastError")).isNull();

      BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
      client.beans.addNotificationListener(
          new ObjectName(SidecarObjectNames.BACKUPS),
          (event, handback) -> heard.add(event),
          null,
          null);
      Files.move(folder.resolve("backups"), folder.resolve("elsewhere"));
      Files.createFile(folder.resolve("backups"));
      backups(client, "backupNow");
      Notification failure = heard.poll(60, TimeUnit.SECONDS);
      assertThat(failure).isNotNull();
      assertThat(failure.getType()).isEqualTo("glossary.sidecar.backup.failed");
      assertThat(failure.getMessage()).startsWith("A backup failed: ");
      assertThatThrownBy(() -> verify(client, "no-such-backup"))
          .hasStackTraceContaining("There is no backup no-such-backup.");
    }
  }

  private static Object backups(JmxClient client, String operation) throws Exception {
    return client.beans.invoke(
        new ObjectName(SidecarObjectNames.BACKUPS), operation, new Object[0], new String[0]);
  }

  private static void verify(JmxClient client, String id) throws Exception {
    client.beans.invoke(
        new ObjectName(SidecarObjectNames.BACKUPS),
        "verify",
        new Object[] {id},
        new String[] {String.class.getName()});
  }

  private static boolean isSet(JmxClient client, String attribute) {
    try {
      return client.attribute(SidecarObjectNames.BACKUPS, attribute) != null;
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void an_operator_hears_that_the_database_went_away() throws Exception {
    int port = freePort();
    try (PackedSidecar sidecar =
            PackedSidecar.serve(
                folder, "--set", "JMX_PORT=" + port, "--set", "ADMIN_TOKEN=" + TOKEN);
        JmxClient client = new JmxClient(port, JmxClient.password(TOKEN), false)) {
      BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
      client.beans.addNotificationListener(
          new ObjectName(SidecarObjectNames.HEALTH),
          (event, handback) -> heard.add(event),
          filterOf("database"),
          null);
      assertThat((String[]) client.attribute(SidecarObjectNames.HEALTH, "Issues")).isNotNull();

      Files.move(
          folder.resolve("data/sidecar/glossary.db"), folder.resolve("data/sidecar/moved.db"));

      AttributeChangeNotification change =
          (AttributeChangeNotification) heard.poll(60, TimeUnit.SECONDS);
      assertThat(change).isNotNull();
      assertThat(change.getNewValue()).isEqualTo("unhealthy");
      assertThat(change.getMessage()).startsWith("database is unhealthy: ");
      assertThat(client.attribute(SidecarObjectNames.HEALTH, "Status")).isEqualTo("unhealthy");
      assertThat(sidecar.get("/health").statusCode()).isEqualTo(503);
    }
  }

  private static AttributeChangeNotificationFilter filterOf(String subsystem) {
    AttributeChangeNotificationFilter filter = new AttributeChangeNotificationFilter();
    filter.enableAttribute(subsystem);
    return filter;
  }

  @Test
  void production_refuses_remote_jmx_without_tls() throws Exception {
    PackedSidecar refused =
        PackedSidecar.run(
            folder,
            "serve",
            "--set",
            "ENVIRONMENT=production",
            "--set",
            "ADMIN_TOKEN=" + TOKEN,
            "--set",
            "JMX_PORT=9010");

    assertThat(refused.exitCode()).isEqualTo(78);
    assertThat(refused.err()).contains("JMX_PORT: must be 0 in production without TLS_CERT_FILE");
  }

  @Test
  void production_serves_remote_jmx_over_tls_to_who_has_the_token() throws Exception {
    TestCertificates made = new TestCertificates(folder);
    made.root("root");
    made.newServer("server", "root");
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    String[] trust = "-importcert -noprompt -alias root -storepass changeit".split(" ");
    List<String> command = new ArrayList<>(List.of(java + "/keytool"));
    command.addAll(List.of(trust));
    command.addAll(List.of("-file", "root.pem", "-keystore", "trust.p12"));
    assertThat(Command.run(folder, command.toArray(String[]::new)).exitCode()).isZero();
    int port = freePort();
    try (PackedSidecar sidecar =
        PackedSidecar.serve(
            folder,
            "--set",
            "ENVIRONMENT=production",
            "--set",
            "API_HOST=127.0.0.1",
            "--set",
            "ADMIN_TOKEN=" + TOKEN,
            "--set",
            "TLS_CERT_FILE=server.pem",
            "--set",
            "TLS_KEY_FILE=server.key",
            "--set",
            "JMX_PORT=" + port)) {
      assertThat(sidecar.url()).startsWith("https://127.0.0.1:");
      assertThat(overTls(port, "trust.p12", TOKEN)).contains("healthy");
      assertThat(overTls(port, "trust.p12", "another-token-0123456789"))
          .contains("SecurityException")
          .doesNotContain("healthy");
      assertThat(overTls(port, "absent.p12", TOKEN)).contains("SSLHandshakeException");
      assertThatThrownBy(() -> new JmxClient(port, JmxClient.password(TOKEN), false).close())
          .isInstanceOf(IOException.class);
    }
  }

  private String overTls(int port, String trusted, String token) throws Exception {
    return Command.run(
            folder,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:TieredStopAtLevel=1",
            "-Djavax.net.ssl.trustStore=" + trusted,
            "-Djavax.net.ssl.trustStorePassword=changeit",
            "-cp",
            Path.of("target/test-classes").toAbsolutePath().toString(),
            JmxClient.class.getName(),
            Integer.toString(port),
            token,
            SidecarObjectNames.HEALTH,
            "Status")
        .text();
  }

  @Test
  void a_port_in_use_is_said_by_its_setting() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      int port = taken.getLocalPort();
      PackedSidecar refused =
          PackedSidecar.run(
              folder,
              "serve",
              "--set",
              "SIDECAR_PORT=0",
              "--set",
              "METRICS_PORT=0",
              "--set",
              "JMX_PORT=" + port);

      assertThat(refused.exitCode()).isEqualTo(75);
      assertThat(refused.err()).contains("Port " + port + " is in use", "JMX_PORT");
    }
  }

  private static List<String> types(JmxClient client) throws Exception {
    return client.beans.queryNames(new ObjectName("glossary.sidecar:*"), null).stream()
        .map(name -> name.getKeyProperty("type"))
        .toList();
  }

  private static boolean isLater(JmxClient client, Date before) {
    try {
      Date now = (Date) client.attribute(SidecarObjectNames.INDEX, "LastSync");
      return now != null && (before == null || now.after(before));
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
