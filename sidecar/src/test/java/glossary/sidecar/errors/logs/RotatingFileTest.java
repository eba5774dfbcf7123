package glossary.sidecar.errors.logs;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.Eventually;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path folder;

  @Test
  void rotation_under_load_loses_and_splits_no_line() throws Exception {
    Archive archive = new Archive(folder, 1000, 1 << 30, Clock.systemUTC());
    RotatingFile file = new RotatingFile(app(), 20_000, archive, Clock.systemUTC());
    LineQueue queue = new LineQueue("test", file, trouble -> {}, line -> {});
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int thread = t;
      threads.add(new Thread(() -> write(queue, thread, 10_000)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    queue.close();

    Eventually.holds(() -> names().noneMatch(name -> name.matches("app-.*\\.log")));
    List<String> lines = allLines();
    assertThat(queue.dropped()).isZero();
    assertThat(lines).hasSize(40_000).doesNotHaveDuplicates();
    assertThat(lines).allMatch(line -> line.matches("line \\d of \\d+ .{20}"));
    assertThat(names().filter(name -> name.endsWith(".log.gz")).count()).isGreaterThan(50);
    assertThat(Files.size(app())).isLessThanOrEqualTo(20_000);
  }

  @Test
  void the_day_that_ends_puts_the_file_aside() throws IOException {
    Archive archive = new Archive(folder, 10, 1 << 30, at(NOON));
    Files.writeString(app(), "yesterday\n");
    Files.setLastModifiedTime(app(), FileTime.from(NOON.minus(Duration.ofDays(1))));
    RotatingFile file = new RotatingFile(app(), 1000, archive, at(NOON));

    file.write(lines("today\n"));
    file.close();

    assertThat(Files.readString(app())).isEqualTo("today\n");
    Eventually.holds(() -> names().anyMatch(name -> name.equals("app-20261124T120000000Z.log.gz")));
  }

  @Test
  void only_so_many_and_so_much_is_kept_and_strangers_are_left_alone() throws IOException {
    for (int i = 0; i < 20; i++) {
      Files.writeString(folder.resolve("app-202611%02dT000000000Z.log".formatted(i + 1)), "x");
      Files.writeString(folder.resolve("errors-202611%02dT000000000Z.log".formatted(i + 1)), "x");
      Files.writeString(folder.resolve("audit-202611%02dT000000000Z.log".formatted(i + 1)), "x");
    }
    Files.writeString(folder.resolve("app-notes.log"), "mine");
    Files.writeString(folder.resolve("app-20261101T000000000Z.log.gz.part"), "left over");

    new Archive(folder, 3, 1 << 30, at(NOON)).tidyUp();

    Eventually.holds(() -> names().count() == 10);
    assertThat(names())
        .contains("app-notes.log", "app-20261120T000000000Z.log.gz")
        .doesNotContain("app-20261101T000000000Z.log.gz.part");

    new Archive(folder, 3, 30, at(NOON)).tidyUp();

    Eventually.holds(() -> names().count() == 5);
    assertThat(names()).contains("app-notes.log", "audit-20261118T000000000Z.log.gz");
  }

  @Test
  void a_file_that_another_program_moved_away_is_opened_anew() throws Exception {
    RotatingFile file = new RotatingFile(app(), 1000, null, at(NOON));
    file.write(lines("one\n"));
    Files.move(app(), folder.resolve("app.log.1"));

    Eventually.holds(
        () -> {
          file.write(lines("two\n"));
          return Files.exists(app());
        });

    assertThat(Files.readString(app())).startsWith("two\n");
    assertThat(Files.readString(folder.resolve("app.log.1"))).startsWith("one\n");
  }

  @Test
  void without_an_archive_it_grows() throws IOException {
    RotatingFile file = new RotatingFile(app(), 10, null, at(NOON));
    file.write(lines("0123456789\n", "0123456789\n", "0123456789\n"));
    file.close();

    assertThat(Files.size(app())).isEqualTo(33);
    assertThat(names()).containsExactly("app.log");
  }

  private static void write(LineQueue queue, int thread, int count) {
    for (int i = 0; i < count; i++) {
      String text = "line %d of %d %s\n".formatted(thread, i, "x".repeat(20));
      Line line = new Line(text.getBytes(StandardCharsets.UTF_8), false);
      while (!queue.offer(line)) {
        Thread.onSpinWait();
      }
    }
  }

  private List<String> allLines() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(app()));
    for (String name : names().filter(name -> name.endsWith(".gz")).toList()) {
      byte[] packed = Files.readAllBytes(folder.resolve(name));
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
      }
    }
    return lines;
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }

  private static Deque<Line> lines(String... texts) {
    Deque<Line> lines = new ArrayDeque<>();
    for (String text : texts) {
      lines.add(new Line(text.getBytes(StandardCharsets.UTF_8), true));
    }
    return lines;
  }

  private Path app() {
    return folder.resolve("app.log");
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }
}
