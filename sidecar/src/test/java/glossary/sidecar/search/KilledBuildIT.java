package glossary.sidecar.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.PackedSidecar;
import glossary.sidecar.testing.TestSidecar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed sidecar, killed while it builds its index for the first time. */
class KilledBuildIT {
  private static final int ENTRIES = 60_000;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private String base;

  @Test
  void a_build_that_was_killed_twice_is_completed_by_the_next_start() throws Exception {
    HostProcess.leaves(folder.resolve("host.db"), ENTRIES);
    killInTheMiddle();
    killInTheMiddle();

    try (PackedSidecar sidecar = start()) {
      sidecar.await("the ready line", () -> sidecar.out().contains("listening on"));
      JsonNode index = index();

      assertThat(index.get("state").asText()).isEqualTo("ready");
      assertThat(index.get("entries").asInt()).isEqualTo(ENTRIES);
      assertThat(index.get("last_error").isNull()).isTrue();
      assertThat(total("\"term 0\"")).isEqualTo(1);
      assertThat(total("\"term " + (ENTRIES - 1) + "\"")).isEqualTo(1);
      assertThat(sidecar.err().lines()) // health warns of a build that takes its time
          .noneMatch(line -> line.contains("WARN") && !line.contains("Board: fts_search"));
      assertThat(sidecar.err()).doesNotContain("ERROR", "Exception");
      sidecar.terminate();
      assertThat(sidecar.exitCode()).isZero();
    }
    assertThat(folder.resolve("data/sidecar/index"))
        .isDirectoryNotContaining("glob:**pending_segments*");
  }

  private void killInTheMiddle() throws Exception {
    try (PackedSidecar sidecar = start()) {
      sidecar.await("the middle of the build", this::building);
      assertThat(sidecar.out()).isEmpty();
    }
  }

  private PackedSidecar start() throws IOException {
    int port = freePort();
    base = "http://127.0.0.1:" + port;
    return PackedSidecar.start(
        folder,
        Map.of("DATABASE_URL", "sqlite:///host.db", "ADMIN_TOKEN", "a".repeat(40)),
        "--set",
        "SIDECAR_PORT=" + port,
        "--set",
        "METRICS_PORT=0");
  }

  private boolean building() {
    try {
      JsonNode index = index();
      int done = index.get("progress").get("done").asInt();
      return index.get("state").asText().equals("building") && done > 0 && done < ENTRIES;
    } catch (IOException notYet) {
      return false;
    }
  }

  private JsonNode index() throws IOException {
    return json("/api/index");
  }

  private int total(String query) throws IOException {
    String encoded = query.replace("\"", "%22").replace(" ", "+");
    return json("/api/search/fulltext?q=" + encoded).get("total_results").asInt();
  }

  private JsonNode json(String pathAndQuery) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + pathAndQuery))
            .header("Authorization", "Bearer " + "a".repeat(40))
            .build();
    try {
      return TestSidecar.parse(client.send(request, BodyHandlers.ofString()).body());
    } catch (InterruptedException notByUs) {
      throw new UncheckedIOException(new IOException(notByUs));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
