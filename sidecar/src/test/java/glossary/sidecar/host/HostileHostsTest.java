package glossary.sidecar.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import glossary.api.telemetry.TelemetryFile;
import glossary.sidecar.http.JsonText;
import glossary.sidecar.http.Response;
import glossary.sidecar.metrics.Metrics;
import glossary.sidecar.metrics.MetricsHandler;
import glossary.sidecar.testing.Requests;
import glossary.sidecar.testing.TestSidecar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Whatever is in the folder: good hosts are seen, nothing else is touched, and no look fails. */
class HostileHostsTest {
  private static final int ROUNDS = 3000;
  private static final int SEAL = 16;

  @TempDir Path telemetry;
  @TempDir Path kept;
  private final TestClock clock = new TestClock();
  private final Random random = new Random(20261124);
  private HostBook book;

  @BeforeEach
  void a_sidecar_and_a_good_host() throws IOException {
    log().setLevel(Level.OFF);
    book = book();
  }

  /** Links go too: those who clean up after tests warn of them. */
  @AfterEach
  void clean_up() throws IOException {
    log().setLevel(null);
    for (Path folder : List.of(telemetry, kept)) {
      try (DirectoryStream<Path> links = Files.newDirectoryStream(folder, Files::isSymbolicLink)) {
        for (Path link : links) {
          Files.delete(link);
        }
      }
    }
  }

  private HostBook book() {
    return new HostBook(HostFolder.at(telemetry), new EndedHosts(kept), report -> {}, clock);
  }

  private static Logger log() {
    return (Logger) LoggerFactory.getLogger("glossary.sidecar.host");
  }

  @Test
  void what_is_no_telemetry_file_is_named_and_left_alone() throws Exception {
    FakeHost good = FakeHost.start(telemetry, "shop", 1, clock).counted(7, 1);
    Path elsewhere = Files.write(kept.resolve("elsewhere"), Files.readAllBytes(good.file()));
    Files.createSymbolicLink(named(2), elsewhere);
    Files.createSymbolicLink(named(3), Path.of("/dev/zero"));
    Files.createDirectory(named(4));
    assertThat(new ProcessBuilder("mkfifo", named(5).toString()).start().waitFor()).isZero();
    Files.createFile(named(6));
    try (RandomAccessFile giant = new RandomAccessFile(named(7).toFile(), "rw")) {
      giant.setLength(10L << 30);
    }
    Files.write(named(8), new byte[TelemetryFile.BYTES]);
    Files.write(named(9), "no telemetry".getBytes(StandardCharsets.UTF_8));
    Files.copy(good.file(), named(10));
    Files.createSymbolicLink(named(11), named(11));

    HostsSnapshot seen = book.look();
    clock.passes(Duration.ofDays(3));
    good.beats();
    book.look();

    assertThat(seen.hosts()).extracting(Host::id).containsExactly(good.id());
    assertThat(seen.unreadable()).hasSize(10);
    assertThat(telemetry.toFile().list()).hasSize(11);
    assertThat(elsewhere).exists();
    assertThat(seen.problem()).isNull();
  }

  @Test
  void a_file_that_is_cut_or_overwritten_while_its_host_runs_costs_no_count() throws IOException {
    FakeHost good = FakeHost.start(telemetry, "shop", 1, clock).counted(7, 1);
    book.look();
    byte[] whole = Files.readAllBytes(good.file());
    try (RandomAccessFile file = new RandomAccessFile(good.file().toFile(), "rw")) {
      file.setLength(4096);
      assertThat(book.look().hosts()).hasSize(1);
      file.setLength(TelemetryFile.BYTES);
      assertThat(book.look().hosts()).hasSize(1);
      file.seek(0);
      file.write(whole);
    }

    HostsSnapshot again = book.look();

    assertThat(again.hosts().get(0).requestsTotal()).isEqualTo(7);
    assertThat(again.carried()).isEmpty();
  }

  @Test
  void thousands_of_mutated_files_are_survived_by_all_that_reads_them() throws IOException {
    FakeHost host = FakeHost.start(telemetry, "shop", 1, clock).counted(7, 1);
    host.begun("/orders/1").failed("no room").crashes();
    byte[] good = Files.readAllBytes(host.file());
    for (int round = 0; round < ROUNDS; round++) {
      try (RandomAccessFile file = new RandomAccessFile(host.file().toFile(), "rw")) {
        int mutations = 1 + random.nextInt(4);
        int[] touched = new int[mutations];
        for (int i = 0; i < mutations; i++) {
          touched[i] = mutate(good, file);
        }
        HostsSnapshot seen = round % 50 == 0 ? (book = book()).look() : book.look();
        if (round % 10 == 0) {
          isShown(seen);
        }
        for (int at : touched) {
          int length = Math.min(4096, good.length - at);
          file.seek(at);
          file.write(good, at, length);
        }
        file.setLength(good.length);
      }
      clock.passes(Duration.ofSeconds(1));
      Files.setLastModifiedTime(host.file(), FileTime.from(clock.instant()));
    }

    assertThat(book().look().hosts()).extracting(Host::id).containsExactly(host.id());
  }

  /** Changes up to a page, half of the time with a seal that is right; returns its start. */
  private int mutate(byte[] good, RandomAccessFile file) throws IOException {
    int[] records = {16, 4096 + 512 + 8, 135168 + 2048, 622592};
    int at = records[random.nextInt(records.length)];
    ByteBuffer page =
        ByteBuffer.wrap(good.clone(), at, 2000).slice().order(ByteOrder.LITTLE_ENDIAN);
    int length = page.getInt(4);
    for (int i = random.nextInt(5); i >= 0; i--) {
      page.put(SEAL + random.nextInt(Math.max(1, Math.min(length, 1900))), (byte) random.nextInt());
    }
    if (random.nextInt(10) == 0) {
      page.putInt(4, random.nextInt());
    } else if (random.nextInt(4) > 0 && length > 0 && length < 1900) {
      CRC32 crc = new CRC32();
      crc.update(page.slice(4, SEAL - 4 + length));
      page.putInt(0, (int) crc.getValue());
    }
    byte[] bytes = new byte[2000];
    page.get(0, bytes);
    file.seek(at);
    file.write(bytes);
    if (random.nextInt(50) == 0) {
      file.setLength(random.nextInt(good.length));
    }
    return at;
  }

  private void isShown(HostsSnapshot seen) throws IOException {
    TestSidecar.parse(JsonText.of(new HostsJson(seen, clock.millis())));
    if (seen.hosts().isEmpty() && seen.carried().isEmpty()) {
      return;
    }
    Response metrics =
        new MetricsHandler(new Metrics(true), Optional.empty(), new HostFamilies(() -> seen, clock))
            .scrape(Requests.get("/metrics"));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ((Response.Body.Stream) metrics.body()).writer().writeTo(text);
    assertThat(text.toString(StandardCharsets.UTF_8)).contains("host_up{host=");
  }

  @Test
  void a_folder_that_others_can_write_is_refused_with_what_to_do() throws IOException {
    FakeHost.start(telemetry, "shop", 1, clock).counted(7, 1);
    book.look();
    Files.setPosixFilePermissions(telemetry, PosixFilePermissions.fromString("rwxrwxrwx"));
    clock.passes(Duration.ofHours(1));

    HostsSnapshot refused = book.look();

    assertThat(refused.problem()).contains("can be written by other users", "chmod");
    assertThat(refused.hosts()).as("what was known").hasSize(1);
    Files.setPosixFilePermissions(telemetry, PosixFilePermissions.fromString("rwx------"));
    assertThat(book.look().problem()).isNull();
  }

  @Test
  void a_link_to_a_folder_is_refused_and_no_folder_is_no_host() throws IOException {
    Path link = Files.createSymbolicLink(kept.resolve("link"), telemetry);
    HostBook linked = new HostBook(HostFolder.at(link), new EndedHosts(kept), r -> {}, clock);
    HostBook none =
        new HostBook(HostFolder.at(kept.resolve("none")), new EndedHosts(kept), r -> {}, clock);

    assertThat(linked.look().problem()).contains("not a folder, or a link");
    assertThat(none.look().problem()).isNull();
    assertThat(kept.resolve("none")).doesNotExist();
  }

  @Test
  void a_folder_that_a_group_shares_is_read(@TempDir Path shared) throws Exception {
    assumeThat(new ProcessBuilder("chmod", "2770", shared.toString()).start().waitFor()).isZero();
    FakeHost.start(shared, "shop", 1, clock);
    HostBook group = new HostBook(HostFolder.at(shared), new EndedHosts(kept), r -> {}, clock);

    assertThat(group.look().hosts()).hasSize(1);
  }

  @Test
  void hostile_names_are_escaped_in_metrics() throws IOException {
    FakeHost.start(telemetry, "a\"b\\c\nd{} 1\u0007", 1, clock).counted(7, 1);
    HostsSnapshot seen = book.look();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Response metrics =
        new MetricsHandler(new Metrics(true), Optional.empty(), new HostFamilies(() -> seen, clock))
            .scrape(Requests.get("/metrics"));
    ((Response.Body.Stream) metrics.body()).writer().writeTo(text);

    assertThat(text.toString(StandardCharsets.UTF_8))
        .contains("host_up{host=\"a\\\"b\\\\c\\nd{} 1\u0007\"} 1.0\n");
  }

  private Path named(int pid) {
    return telemetry.resolve("jvm-web-1-" + pid + "-1700000000000.mm");
  }
}
