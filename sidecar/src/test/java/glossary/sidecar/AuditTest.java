package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.api.jmx.sidecar.SidecarObjectNames;
import glossary.config.Settings;
import glossary.sidecar.errors.LogSetup;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.Route;
import glossary.sidecar.testing.AuditLines;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.TestSidecar;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who used a privilege, and for what, is in the audit log: of each request, once. */
class AuditTest {
  private static final String EDITOR = "editor-4f9c1b7ae2d8";

  @TempDir Path folder;
  private AuditLines lines;
  private TestSidecar sidecar;

  @BeforeEach
  void start() throws Exception {
    lines = new AuditLines(folder, "LOG_LEVEL=ERROR", "ACCESS_LOG_SAMPLE_RATE=0");
    sidecar = TestSidecar.ready(folder, "EDITOR_TOKEN=" + EDITOR);
  }

  @AfterEach
  void stop() {
    sidecar.close();
    lines.close();
    LogSetup.level(Settings.of());
  }

  @Test
  void a_change_says_who_did_what_to_what_from_where_and_how_it_ended() throws Exception {
    HttpResponse<String> made =
        sidecar.write(
            "POST",
            "/api/glossary?note=secret-text",
            "{\"term\":\"t1\",\"language\":\"en\",\"definitions\":[{\"text\":\"confidential\"}]}");
    JsonNode line = lines.ofRequest(id(made));

    assertThat(line.get("message").asText()).isEqualTo("POST /api/glossary");
    assertThat(line.get("role").asText()).isEqualTo("admin");
    assertThat(line.get("token_sha256").asText()).isEqualTo(mark(sidecar.adminToken()));
    assertThat(line.get("client").asText()).isEqualTo("127.0.0.1");
    assertThat(line.get("status").asInt()).isEqualTo(201);
    assertThat(line.get("outcome").asText()).isEqualTo("done");
    assertThat(line.get("location").asText()).startsWith("/api/glossary/");
    assertThat(line.toString()).doesNotContain("confidential", "secret-text");

    String[] editor = {"Authorization", "Bearer " + EDITOR};
    HttpResponse<String> deleted = sidecar.send("DELETE", "/api/glossary/999999", editor);
    JsonNode failed = lines.ofRequest(id(deleted));
    assertThat(failed.get("role").asText()).isEqualTo("edit");
    assertThat(failed.get("target").asText()).isEqualTo("id=999999");
    assertThat(failed.get("outcome").asText()).isEqualTo("failed");

    HttpResponse<String> refused = sidecar.send("POST", "/api/backups", editor);
    JsonNode denied = lines.ofRequest(id(refused));
    assertThat(denied.get("status").asInt()).isEqualTo(403);
    assertThat(denied.get("role").asText()).isEqualTo("edit");
    assertThat(denied.get("outcome").asText()).isEqualTo("refused");
  }

  @Test
  void every_route_that_needs_a_privilege_to_change_or_to_take_away_is_audited() throws Exception {
    String[] admin = {"Authorization", "Bearer " + sidecar.adminToken()};
    int privileged = 0;
    for (Route route : sidecar.sidecar().routes()) {
      if (route.template().contains("/restore")) {
        continue; // needs a body, as the next test has one
      }
      String path = route.template().replaceAll("\\{[^}]+}", "1") + "?entry_ids=1&dry_run=true";
      HttpResponse<String> answer = sidecar.send(route.method(), path, admin);
      boolean expected =
          route.access().compareTo(Access.EDIT) >= 0
              && (!route.method().equals("GET")
                  || List.of("/api/config", "/api/backups/{id}/download")
                      .contains(route.template()));
      privileged += expected ? 1 : 0;
      if (expected) {
        JsonNode line = lines.ofRequest(id(answer));
        assertThat(line.get("message").asText()).isEqualTo(route.method() + " " + route.template());
        assertThat(line.get("status").asInt()).isEqualTo(answer.statusCode());
      }
    }
    sidecar.close();
    lines.close();

    assertThat(privileged).isGreaterThan(20);
    assertThat(lines.all()).hasSize(privileged);
    assertThat(lines.app()).doesNotContain("glossary.audit");
  }

  @Test
  void what_a_caller_types_cannot_forge_a_line() throws Exception {
    String evil = "%7b%22a%22%3a1%7d%22%5c%e2%80%ae";
    assertThat(sidecar.write("POST", "/api/backups/prune?dry_run=%0d%0a%1b", "").statusCode())
        .isEqualTo(400);
    HttpResponse<String> controls = sidecar.write("DELETE", "/api/backups/x", "");
    HttpResponse<String> query = sidecar.write("POST", "/api/backups/prune?dry_run=" + evil, "");
    HttpResponse<String> huge = sidecar.write("DELETE", "/api/backups/" + "a".repeat(4000), "");
    lines.ofRequest(id(controls));
    JsonNode forged = lines.ofRequest(id(query));
    JsonNode shortened = lines.ofRequest(id(huge));

    assertThat(forged.get("target").asText())
        .startsWith("dry_run={\"a\":1}\"\\")
        .doesNotContain("\u202e");
    assertThat(shortened.get("target").asText().length()).isLessThan(300);
    assertThat(Files.readAllLines(folder.resolve("logs/audit.log"))).hasSize(3);
  }

  @Test
  void of_a_guesser_the_first_wrong_token_of_a_minute_is_noted_and_all_are_counted()
      throws Exception {
    for (int i = 0; i < 50; i++) {
      sidecar.send("POST", "/api/backups", "Authorization", "Bearer guess-" + i);
      sidecar.send("GET", "/api/index", "Authorization", "Bearer guess-" + i);
      sidecar.send("POST", "/api/backups"); // no guess
    }
    JsonNode line = lines.await(each -> each.get("message").asText().equals("invalid token"));

    assertThat(line.get("outcome").asText()).isEqualTo("refused");
    assertThat(line.get("client").asText()).isEqualTo("127.0.0.1");
    assertThat(line.get("endpoint").asText()).isEqualTo("/api/backups");
    assertThat(sidecar.get("/metrics").body()).contains("\nsign_in_failures_total 100.0\n");
    lines.close();
    assertThat(lines.all()).hasSize(1);
    assertThat(Files.readString(folder.resolve("logs/audit.log"))).doesNotContain("guess");
  }

  @Test
  void tokens_that_change_are_noted_and_not_ascribed_to_whoever_asks_next() throws Exception {
    String former = sidecar.adminToken();
    Path file = folder.resolve("data/sidecar/admin.token");
    Files.writeString(file, former + "\nanother-8b3f0d6c52e94a17\n");
    Eventually.holds(
        () ->
            sidecar
                    .send("GET", "/api/index", "Authorization", "Bearer another-8b3f0d6c52e94a17")
                    .statusCode()
                == 200);
    JsonNode line =
        lines.await(each -> each.get("message").asText().contains("ADMIN_TOKEN were read again"));

    assertThat(line.get("outcome").asText()).isEqualTo("done");
    assertThat(line.has("client")).isFalse();
    assertThat(line.has("request_id")).isFalse();
    assertThat(line.toString()).doesNotContain("another-", former);
  }

  @Test
  void operations_by_jmx_are_audited() throws Exception {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    Eventually.holds(() -> beans.isRegistered(new ObjectName(SidecarObjectNames.ERRORS)));
    invoke(() -> beans.invoke(new ObjectName(SidecarObjectNames.ERRORS), "reset", null, null));
    invoke(() -> beans.invoke(new ObjectName(SidecarObjectNames.BACKUPS), "backupNow", null, null));
    JsonNode reset = lines.await(each -> each.get("message").asText().equals("JMX errors reset"));
    JsonNode backup = lines.await(each -> each.get("message").asText().equals("JMX backupNow"));

    assertThat(reset.get("role").asText()).isEqualTo("admin");
    assertThat(reset.get("outcome").asText()).isEqualTo("done");
    assertThat(backup.get("client").asText()).isEqualTo("local");
  }

  private static void invoke(Callable<?> operation) throws Exception {
    operation.call();
  }

  private static String id(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Request-ID").orElseThrow();
  }

  private static String mark(String token) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes());
    return HexFormat.of().formatHex(digest).substring(0, 6);
  }
}
