package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exports a large glossary from a process with a heap of 96 MB. The number of entries is 200,000,
 * or what the system property {@code export.rows} says.
 */
class ExportMemoryIT {
  private static final int ROWS = Integer.getInteger("export.rows", 200_000);

  @TempDir static Path folder;
  private static Process server;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    Path file = folder.resolve("large.db");
    try (HostProcess host = HostProcess.on(file)) {
      host.does(
          "CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term, definitions, language,"
              + " source, source_document, domain_tags, validation_status, sync_status,"
              + " creation_date, updated_at)");
      host.does(
          "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
              + ROWS
              + ") INSERT INTO glossary_entries SELECT i, 'Überdruckventil ' || i, json_array("
              + " json_object('text', 'definition ' || i || ' ' || hex(zeroblob(100)),"
              + " 'is_primary', json('true')), json_object('text', 'noch, \"eine\" ' || i)), 'de',"
              + " 'internal', 'DIN ' || i, '[\"a\", \"b\"]', 'pending', 'synced',"
              + " '2025-10-19 14:30:00.000000', '2025-10-19 14:30:00' FROM n");
    }
    server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                ExportMain.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    port = Integer.parseInt(server.inputReader(StandardCharsets.UTF_8).readLine());
  }

  @AfterAll
  static void stop() throws Exception {
    server.getOutputStream().close();
    if (!server.waitFor(20, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
    assertThat(server.exitValue()).isZero();
  }

  @Test
  void csv_comes_whole(TestReporter report) throws Exception {
    long start = System.nanoTime();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(export("csv"), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith("id,term,");
      for (int id = 1; id <= ROWS; id++) {
        assertThat(lines.readLine()).startsWith(id + ",Überdruckventil " + id + ",definition ");
      }
      assertThat(lines.readLine()).isNull();
    }
    tell(report, start);
  }

  @Test
  void json_comes_whole(TestReporter report) throws Exception {
    long start = System.nanoTime();
    int id = 0;
    try (JsonParser in = new JsonFactory().createParser(export("json"))) {
      assertThat(in.nextToken()).isEqualTo(JsonToken.START_ARRAY);
      while (in.nextToken() == JsonToken.START_OBJECT) {
        in.nextToken();
        assertThat(in.nextIntValue(-1)).isEqualTo(++id);
        while (in.nextToken() != JsonToken.END_OBJECT) {
          in.nextToken();
          in.skipChildren();
        }
      }
      assertThat(in.nextToken()).isNull();
    }
    assertThat(id).isEqualTo(ROWS);
    tell(report, start);
  }

  @Test
  void excel_comes_whole(TestReporter report) throws Exception {
    long start = System.nanoTime();
    Path file = folder.resolve("large.xlsx");
    try (InputStream in = export("excel")) {
      Files.copy(in, file);
    }
    tell(report, start);
    int rows = 0;
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
      byte[] mark = "<row ".getBytes(StandardCharsets.US_ASCII);
      int matched = 0;
      byte[] some = new byte[1 << 16];
      for (int read = sheet.read(some); read >= 0; read = sheet.read(some)) {
        for (int i = 0; i < read; i++) {
          matched = some[i] == mark[matched] ? matched + 1 : some[i] == '<' ? 1 : 0;
          if (matched == mark.length) {
            rows++;
            matched = 0;
          }
        }
      }
    }
    assertThat(rows).isEqualTo(ROWS + 1);
  }

  private static InputStream export(String format) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://127.0.0.1:" + port + "/api/glossary/export?format=" + format))
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static void tell(TestReporter report, long start) {
    report.publishEntry(
        "milliseconds for " + ROWS, Long.toString((System.nanoTime() - start) / 1_000_000));
  }
}
