package glossary.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import glossary.config.Settings;
import glossary.config.Sources;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.Route;
import glossary.sidecar.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tokens are replaced while requests are served: first the new one is added, then the old goes. */
class TokenRotationTest {
  private static final String OLD = "old-4f9c1b7ae2d85360";
  private static final String NEW = "new-8b3f0d6c52e94a17";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(AccessTokens.class);

  @TempDir Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Path generated;
  private Path editor;
  private Path reader;
  private Sidecar sidecar;

  @BeforeEach
  void start() throws Exception {
    log.start();
    LOGGER.addAppender(log);
    editor = write("editor.token", "editor-" + OLD);
    reader = write("reader.token", "reader-" + OLD);
    Settings settings =
        Settings.resolve(
                Sources.none()
                    .withEnvironment(
                        Map.of(
                            "EDITOR_TOKEN_FILE", editor.toString(),
                            "READER_TOKEN_FILE", reader.toString(),
                            "TELEMETRY_DIR", folder.resolve("telemetry").toString()))
                    .withAssignments(List.of("SIDECAR_PORT=0", "METRICS_PORT=0")))
            .orElseThrow();
    sidecar = Sidecar.start(settings, folder, Clock.systemUTC());
    generated = folder.resolve("data/sidecar/admin.token");
  }

  @AfterEach
  void stop() {
    sidecar.close();
    LOGGER.detachAppender(log);
  }

  private String logged() {
    return List.copyOf(log.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void the_old_token_works_until_it_leaves_the_file_and_the_new_one_from_when_it_is_there() {
    String first = read(generated);
    assertThat(status("/api/index", first)).isEqualTo(200);

    write("data/sidecar/admin.token", first + "\n" + NEW);
    Eventually.holds(() -> status("/api/index", NEW) == 200);
    assertThat(status("/api/index", first)).isEqualTo(200);

    write("data/sidecar/admin.token", NEW);
    Eventually.holds(() -> status("/api/index", first) == 401);
    assertThat(status("/api/index", NEW)).isEqualTo(200);
  }

  @Test
  void a_broken_file_leaves_the_tokens_as_they_were() throws Exception {
    String admin = read(generated);
    String edits = "editor-" + OLD;
    for (String broken : List.of("", "\n", "a,b,c", "two words", "\u0000\u0001", admin)) {
      write("editor.token", broken);
      write("reader.token", "reader-" + NEW + broken.length());
      Eventually.holds(
          () -> status("/api/glossary/count", "reader-" + NEW + broken.length()) == 200);
      assertThat(status("POST", "/api/glossary", edits)).as(broken).isEqualTo(415);
      assertThat(status("/api/index", admin)).isEqualTo(200);
    }
    assertThat(logged()).contains("EDITOR_TOKEN cannot be read: it is empty (from ");
    assertThat(logged())
        .contains("EDITOR_TOKEN must hold two tokens at most", "EDITOR_TOKEN must be");
    assertThat(logged()).doesNotContain("two words", admin);
    Files.delete(editor);
    write("reader.token", "reader-last");
    Eventually.holds(() -> status("/api/glossary/count", "reader-last") == 200);
    assertThat(status("POST", "/api/glossary", edits)).isEqualTo(415);

    write("editor.token", "editor-" + NEW);
    Eventually.holds(() -> status("POST", "/api/glossary", "editor-" + NEW) == 415);
    assertThat(status("POST", "/api/glossary", edits)).isEqualTo(401);
  }

  @Test
  void two_roles_can_change_tokens_with_each_other() {
    String editors = "editor-" + OLD;
    String readers = "reader-" + OLD;
    write("editor.token", readers);
    Eventually.holds(
        () -> {
          status("/api/glossary/count", readers);
          return logged().contains("EDITOR_TOKEN must differ from READER_TOKEN");
        });
    assertThat(status("POST", "/api/glossary", readers)).isEqualTo(403);

    write("reader.token", editors);
    Eventually.holds(() -> status("POST", "/api/glossary", readers) == 415);
    assertThat(status("POST", "/api/glossary", editors)).isEqualTo(403);
  }

  @Test
  void a_generated_token_that_was_emptied_is_a_reason_not_to_start() {
    sidecar.close();
    write("data/sidecar/admin.token", "\n");

    assertThatThrownBy(
            () -> Sidecar.start(Settings.of("SIDECAR_PORT=0"), folder, Clock.systemUTC()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be read: it is empty")
        .hasMessageContaining("delete the file");
  }

  @Test
  void each_route_admits_the_roles_that_it_needs_and_old_and_new_tokens_alike() {
    String admin = read(generated);
    write("data/sidecar/admin.token", admin + "," + NEW);
    write("editor.token", "editor-" + OLD + ",editor-" + NEW);
    write("reader.token", "reader-" + OLD + ",reader-" + NEW);
    Eventually.holds(() -> status("/api/index", NEW) == 200);
    assertThat(status("/api/glossary/count", "reader-" + NEW)).isEqualTo(200);
    Map<Access, List<String>> tokens =
        Map.of(
            Access.READ, List.of("reader-" + OLD, "reader-" + NEW),
            Access.EDIT, List.of("editor-" + OLD, "editor-" + NEW),
            Access.ADMIN, List.of(admin, NEW));
    int cells = 0;
    for (Route route : sidecar.routes()) {
      String path = route.template().replaceAll("\\{[^}]+}", "no-such-thing");
      boolean open = route.access() == Access.OPEN;
      for (String wrong : new String[] {null, "wrong", "reader-" + OLD + "x", OLD, ""}) {
        int status = status(route.method(), path, wrong);
        // Open to tell who somebody is, and that a token is none.
        boolean refused = !open || path.equals("/api/access") && wrong != null;
        assertThat(status == 401).as("%s %s %s", route.method(), path, wrong).isEqualTo(refused);
        cells++;
      }
      for (Map.Entry<Access, List<String>> role : tokens.entrySet()) {
        boolean admitted = role.getKey().compareTo(route.access()) >= 0;
        for (String token : role.getValue()) {
          if (admitted && route.access() == Access.ADMIN && !route.method().equals("GET")) {
            continue; // would do it: what is admitted there is seen by the audit's test
          }
          int status = status(route.method(), path, token);
          assertThat(status != 401 && status != 403)
              .as("%s %s %s: %d", route.method(), path, role.getKey(), status)
              .isEqualTo(admitted);
          cells++;
        }
      }
    }
    assertThat(cells).isGreaterThan(500);
  }

  @Test
  void a_lookup_takes_as_long_for_a_token_that_nearly_matches() {
    String admin = read(generated);
    String nearly = admin.substring(0, admin.length() - 1) + (admin.endsWith("a") ? "b" : "a");
    long[] near = new long[3000];
    long[] far = new long[3000];
    for (int i = 0; i < near.length; i++) {
      near[i] = nanos(nearly);
      far[i] = nanos("x".repeat(admin.length()));
    }
    Arrays.sort(near);
    Arrays.sort(far);

    System.out.printf(
        "wrong tokens, median of %d: %.1f us if all but the last character matches, %.1f us if none does%n",
        near.length, near[near.length / 2] / 1e3, far[far.length / 2] / 1e3);
    assertThat(status("/api/index", nearly)).isEqualTo(401);
  }

  private long nanos(String token) {
    long start = System.nanoTime();
    status("/api/index", token);
    return System.nanoTime() - start;
  }

  private int status(String path, String token) {
    return status("GET", path, token);
  }

  private int status(String method, String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sidecar.baseUrl() + path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** As secrets are replaced where it is done well: by renaming. */
  private Path write(String name, String content) {
    Path file = folder.resolve(name);
    try {
      Path next = Files.writeString(folder.resolve("next"), content);
      return Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
