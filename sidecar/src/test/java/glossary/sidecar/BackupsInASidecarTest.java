package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.api.jmx.sidecar.SidecarObjectNames;
import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.Eventually;
import glossary.sidecar.testing.ForeignDatabase;
import glossary.sidecar.testing.Receiver;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup and a restore do to the rest of a whole sidecar. */
class BackupsInASidecarTest {
  @TempDir private Path folder;

  @Test
  void after_a_restore_the_search_finds_what_was_there_before() throws Exception {
    try (TestSidecar sidecar = TestSidecar.ready(folder, "BACKUP_ENABLED=false")) {
      String backup = take(sidecar);
      sidecar.write(
          "POST",
          "/api/glossary",
          "{\"term\": \"quokka\", \"language\": \"en\", \"definitions\": [{\"text\": \"d\"}]}");
      sidecar.write("DELETE", "/api/glossary/1", "");
      Eventually.holds("the new entry", () -> hits(sidecar, "quokka") == 1);

      JsonNode restored = restore(sidecar, backup);

      Eventually.holds("the old state", () -> hits(sidecar, "quokka") == 0);
      Eventually.holds("the old entry", () -> sidecar.get("/api/glossary/1").statusCode() == 200);
      assertThat(restored.get("id").asText()).isEqualTo(backup);
      String emergency = restored.get("emergency_backup").asText();
      restore(sidecar, emergency);
      Eventually.holds("the state before the restore", () -> hits(sidecar, "quokka") == 1);
    }
  }

  @Test
  void the_database_of_a_running_host_is_restored_under_it() throws Exception {
    ForeignDatabase database = ForeignDatabase.in(folder, 10);
    try (HostProcess host = HostProcess.on(database.file());
        TestSidecar sidecar = TestSidecar.ready(folder, database.url(), "BACKUP_ENABLED=false")) {
      String backup = take(sidecar);
      host.does(insert(98, "quokka"));
      Eventually.holds("the host's entry", () -> hits(sidecar, "quokka") == 1);

      restore(sidecar, backup);

      Eventually.holds("the old state", () -> hits(sidecar, "quokka") == 0);
      assertThat(database.number("SELECT count(*) FROM glossary_entries")).isEqualTo(10);
      host.does(insert(99, "wombat"));
      Eventually.holds("what the host writes after it", () -> hits(sidecar, "wombat") == 1);
    }
  }

  @Test
  void a_read_only_database_is_backed_up_but_not_restored() throws Exception {
    ForeignDatabase database = ForeignDatabase.in(folder, 10);
    try (TestSidecar sidecar =
        TestSidecar.ready(
            folder, database.url(), "DATABASE_MODE=read-only", "BACKUP_ENABLED=false")) {
      String backup = take(sidecar);
      String before = database.sha256();

      HttpResponse<String> refused =
          sidecar.write("POST", "/api/backups/" + backup + "/restore", confirm(backup));

      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("DATABASE_MODE");
      assertThat(database.sha256()).isEqualTo(before);
    }
  }

  @Test
  void a_failed_backup_reaches_people_metrics_jmx_and_health() throws Exception {
    Files.writeString(folder.resolve("backups"), "a file where the folder should be");
    ObjectName bean = new ObjectName(SidecarObjectNames.BACKUPS);
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    List<String> notified = new CopyOnWriteArrayList<>();
    try (Receiver people = new Receiver();
        TestSidecar sidecar =
            TestSidecar.ready(
                folder,
                "BACKUP_ENABLED=false",
                "ALERT_WEBHOOK_URL=http://127.0.0.1:" + people.port() + "/hook")) {
      Eventually.holds("the bean", () -> beans.isRegistered(bean));
      beans.addNotificationListener(
          bean, (notification, any) -> notified.add(notification.getMessage()), null, null);

      HttpResponse<String> failed = sidecar.write("POST", "/api/backups", "");

      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.body()).contains("cannot be written to", "BACKUP_DIR");
      Eventually.holds(
          "an alert",
          () ->
              people.received().stream()
                  .anyMatch(each -> each.body().contains("\"kind\":\"backup_failed\"")));
      Eventually.holds("a notification", () -> !notified.isEmpty());
      assertThat(notified.get(0)).contains("A backup failed:", "BACKUP_DIR");
      assertThat((String) beans.getAttribute(bean, "LastError")).contains("BACKUP_DIR");
      assertThat(sidecar.get("/metrics").body()).contains("type=\"BackupFailed\"");
    }
    try (TestSidecar again = TestSidecar.ready(folder)) {
      Eventually.holds(
          "health",
          () ->
              again
                  .get("/health/detailed", "Authorization", "Bearer " + again.adminToken())
                  .body()
                  .contains("The last backup failed: "));
    }
  }

  @Test
  void jmx_starts_the_same_works_and_health_knows_the_newest() throws Exception {
    ObjectName bean = new ObjectName(SidecarObjectNames.BACKUPS);
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    String id;
    try (TestSidecar sidecar = TestSidecar.ready(folder, "BACKUP_ENABLED=false")) {
      Eventually.holds("the bean", () -> beans.isRegistered(bean));
      id = done(sidecar, beans.invoke(bean, "backupNow", null, null)).get("id").asText();
      JsonNode verified =
          done(
              sidecar,
              beans.invoke(
                  bean, "verify", new Object[] {id}, new String[] {String.class.getName()}));
      assertThat(verified.get("sound").asBoolean()).isTrue();
      assertThat(done(sidecar, beans.invoke(bean, "drill", null, null)).get("id").asText())
          .isEqualTo(id);
    }
    try (TestSidecar again = TestSidecar.ready(folder, "BACKUP_ENABLED=false")) {
      String token = "Bearer " + again.adminToken();
      Eventually.holds(
          "health",
          () -> {
            JsonNode all =
                TestSidecar.parse(again.get("/health/detailed", "Authorization", token).body());
            JsonNode backups = all.at("/subsystems/backups");
            return backups.path("latest_backup").asText().startsWith(id)
                && backups.path("backup_count").asInt() == 1
                && backups.path("proven_at").isTextual();
          });
    }
  }

  private static String insert(int id, String term) {
    return ("INSERT INTO glossary_entries (id, term, definitions, language, source, creation_date,"
            + " updated_at, validation_status, sync_status) VALUES (%d, '%s', '[]', 'en',"
            + " 'internal', '2025-10-19 14:30:00', '2025-10-19 14:30:00', 'pending', 'synced')")
        .formatted(id, term);
  }

  private static String take(TestSidecar sidecar) throws IOException {
    HttpResponse<String> taken = sidecar.write("POST", "/api/backups", "");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    return TestSidecar.parse(taken.body()).get("id").asText();
  }

  private static JsonNode restore(TestSidecar sidecar, String id) throws IOException {
    HttpResponse<String> restored =
        sidecar.write("POST", "/api/backups/" + id + "/restore", confirm(id));
    assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
    return TestSidecar.parse(restored.body());
  }

  /** The result of a job when it has one. */
  private static JsonNode done(TestSidecar sidecar, Object job) throws Exception {
    String token = "Bearer " + sidecar.adminToken();
    JsonNode[] seen = new JsonNode[1];
    Eventually.holds(
        "the end of job " + job,
        () -> {
          seen[0] =
              TestSidecar.parse(sidecar.get("/api/jobs/" + job, "Authorization", token).body());
          return !seen[0].path("finished_at").isNull();
        });
    assertThat(seen[0].get("state").asText()).as(seen[0].toString()).isEqualTo("done");
    return seen[0].get("result");
  }

  private static String confirm(String id) {
    return "{\"confirm\": \"" + id + "\"}";
  }

  private static int hits(TestSidecar sidecar, String word) {
    return sidecar.json("/api/search/fulltext?q=" + word).get("total_results").asInt();
  }
}
