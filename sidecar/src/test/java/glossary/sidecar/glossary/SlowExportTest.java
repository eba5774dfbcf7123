package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.config.DatabaseMode;
import glossary.sidecar.testing.TestSidecar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowExportTest {
  private static final int ROWS = 30_000;

  @TempDir Path folder;

  @Test
  void the_host_writes_at_once_while_a_client_takes_its_time() throws Exception {
    HostProcess.leaves(folder.resolve("host.db"), ROWS);
    try (TestSidecar sidecar = TestSidecar.started(folder, "DATABASE_URL=sqlite:///host.db");
        HostProcess host = HostProcess.on(folder.resolve("host.db"));
        BufferedReader lines = csv(sidecar)) {
      assertThat(lines.readLine()).startsWith("id,");
      assertThat(lines.readLine()).startsWith("1,term 0,");

      host.does("PRAGMA busy_timeout = 2000");
      for (int i = 0; i < 5; i++) {
        assertThat(host.answers("commits 1")).startsWith("longest ");
      }

      assertThat(lines.lines().skip(ROWS - 1))
          .as("what the host has added meanwhile, so the export was under way")
          .hasSize(5)
          .allMatch(line -> line.contains(",new "));
    }
  }

  @Test
  void an_export_never_holds_entries_of_two_databases() throws Exception {
    Path file = folder.resolve("host.db");
    HostProcess.leaves(file, ROWS);
    Path other = folder.resolve("other.db");
    HostProcess.leaves(other, 10);
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      EntryCursor entries = source.entries(EntryFilter.ALL);
      assertThat(entries.next()).isNotEmpty();

      Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
      assertThat(source.state().ready()).isTrue();

      assertThatThrownBy(entries::next)
          .isInstanceOf(SourceUnavailable.class)
          .hasMessageContaining("replaced");
      assertThat(source.count(EntryFilter.ALL)).isEqualTo(10);
    }
  }

  private static BufferedReader csv(TestSidecar sidecar) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(sidecar.sidecar().baseUrl() + "/api/glossary/export"))
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }
}
