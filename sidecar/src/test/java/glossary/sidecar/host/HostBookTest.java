package glossary.sidecar.host;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import glossary.api.telemetry.HostIdentity;
import glossary.api.telemetry.HostState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Hosts come, go and come again, and so does the sidecar. */
class HostBookTest {
  private static final Duration A_DAY = Duration.ofHours(25);

  @TempDir Path telemetry;
  @TempDir Path kept;
  private final TestClock clock = new TestClock();
  private final List<CrashReport> crashes = new ArrayList<>();
  private HostBook book;

  @BeforeAll
  static void without_its_log() {
    log().setLevel(Level.OFF);
  }

  @AfterAll
  static void with_its_log() {
    log().setLevel(null);
  }

  private static Logger log() {
    return (Logger) LoggerFactory.getLogger("glossary.sidecar.host");
  }

  @BeforeEach
  void a_sidecar_starts() throws IOException {
    book =
        new HostBook(
            HostFolder.at(telemetry), new EndedHosts(kept.resolve("hosts")), crashes::add, clock);
    book.load();
  }

  @Test
  void a_host_runs_hangs_beats_again_and_exits() throws IOException {
    FakeHost shop = shop(1).counted(7, 2);
    assertThat(only(book.look()).state(clock.millis())).isEqualTo(HostState.RUNNING);
    assertThat(only(book.look()).requestsTotal()).isEqualTo(7);
    assertThat(only(book.look()).errorsTotal()).isEqualTo(2);

    clock.passes(Duration.ofSeconds(6));
    assertThat(only(book.look()).state(clock.millis())).isEqualTo(HostState.HUNG);
    shop.beats();
    assertThat(only(book.look()).state(clock.millis())).isEqualTo(HostState.RUNNING);
    shop.exits();

    Host gone = only(book.look());
    assertThat(gone.state(clock.millis())).isEqualTo(HostState.EXITED);
    assertThat(gone.crash()).isEmpty();
    assertThat(crashes).isEmpty();
  }

  @Test
  void a_crash_is_reported_once_with_what_was_in_flight_and_the_last_errors() throws IOException {
    FakeHost shop = shop(1).counted(7, 1).begun("/orders/1").begun("/slow").failed("no room");
    book.look();
    clock.passes(Duration.ofSeconds(3));
    shop.crashes();
    book.look();
    book.look();

    assertThat(crashes).hasSize(1);
    CrashReport report = crashes.get(0);
    assertThat(report.inFlight()).extracting(r -> r.path).contains("/orders/1", "/slow");
    assertThat(report.lastErrors()).extracting(e -> e.message).containsExactly("no room");
    assertThat(report.noticedAt()).isEqualTo(clock.instant());
    assertThat(report.lastHeartbeatAt()).isEqualTo(clock.instant().minusSeconds(3));
    assertThat(report.sentence())
        .contains("shop", "process 1", "never answered 2", "last error a.B at GET /orders/{id}");
    assertThat(total().crashes).isEqualTo(1);
  }

  @Test
  void a_crash_is_known_and_not_reported_again_after_a_restart_even_without_its_file()
      throws IOException {
    FakeHost shop = shop(1).counted(7, 1).begun("/orders/1").failed("no room");
    shop.crashes();
    book.look();
    CrashReport before = crashes.get(0);
    clock.passes(Duration.ofMinutes(5));

    a_sidecar_starts();
    assertThat(only(book.look()).crash().orElseThrow().noticedAt()).isEqualTo(before.noticedAt());
    Files.delete(shop.file());
    a_sidecar_starts();
    Host again = only(book.look());

    assertThat(crashes).hasSize(1);
    assertThat(again.crash().orElseThrow().inFlight())
        .extracting(r -> r.path)
        .contains("/orders/1");
    assertThat(total().crashes).isEqualTo(1);
    assertThat(requests()).isEqualTo(7);
  }

  @Test
  void a_crash_while_no_sidecar_ran_is_reported_by_the_next() throws IOException {
    shop(1).counted(7, 1).crashes();
    clock.passes(Duration.ofHours(3));
    book.look();

    assertThat(crashes).hasSize(1);
  }

  @Test
  void a_restarted_host_is_a_new_instance_and_counters_go_on() throws IOException {
    FakeHost first = shop(1).counted(7, 2);
    book.look();
    first.counted(10, 3).crashes();
    clock.passes(Duration.ofSeconds(2));
    FakeHost second = shop(2);
    book.look();
    assertThat(requests()).isEqualTo(10);
    second.counted(5, 1);

    HostsSnapshot both = book.look();

    assertThat(both.hosts()).extracting(Host::id).containsExactly(second.id(), first.id());
    assertThat(requests()).isEqualTo(15);
    assertThat(total().errors.get(new ErrorKey("a.B", "/orders/{id}"))).containsExactly(4);
    assertThat(total().hooks.get("tomcat")).containsExactly(4);
    assertThat(total().logs.get(new LogKey("warn", "none"))).containsExactly(12);
  }

  @Test
  void instances_of_one_name_at_once_are_added_up() throws IOException {
    shop(1).counted(7, 0);
    shop(2).counted(5, 0);
    book.look();

    assertThat(requests()).isEqualTo(12);
    assertThat(NamedHosts.all(book.look(), clock.millis())).hasSize(1);
  }

  @Test
  void counters_that_were_set_back_go_on_too_across_a_restart_of_the_sidecar() throws IOException {
    FakeHost shop = shop(1).counted(7, 2);
    book.look();
    shop.counted(3, 0);
    book.look();
    assertThat(requests()).isEqualTo(10);
    shop.counted(List.of(), 0);
    book.look();
    a_sidecar_starts();
    shop.counted(4, 0);
    book.look();

    assertThat(requests()).isEqualTo(14);
    assertThat(total().errors.get(new ErrorKey("a.B", "/orders/{id}"))).containsExactly(2);
    assertThat(total().logs.get(new LogKey("error", "a.B"))).containsExactly(4);
  }

  @Test
  void a_file_that_an_agent_makes_again_is_counted_once() throws IOException {
    FakeHost shop = shop(1).counted(7, 0);
    book.look();
    Files.delete(shop.file());
    shop.close();
    book.look();
    clock.passes(Duration.ofSeconds(3));
    try (FakeHost again = FakeHost.start(telemetry, identityOf(shop), clock)) {
      book.look();
      assertThat(requests()).isEqualTo(7);
      again.counted(9, 0);
      book.look();

      assertThat(requests()).isEqualTo(9);
    }
  }

  @Test
  void a_file_that_stays_away_is_counted_and_its_host_forgotten() throws IOException {
    FakeHost shop = shop(1).counted(7, 0);
    book.look();
    Files.delete(shop.file());
    clock.passes(Duration.ofMinutes(3));

    assertThat(book.look().hosts()).isEmpty();
    a_sidecar_starts();
    shop(2).counted(1, 0);
    book.look();
    assertThat(requests()).isEqualTo(8);
  }

  @Test
  void an_agent_that_comes_back_to_its_jvm_is_the_same_host_and_counts_on() throws IOException {
    FakeHost shop = shop(1).counted(7, 0);
    shop.exits();
    assertThat(only(book.look()).ended()).isTrue();
    Files.delete(shop.file());
    clock.passes(Duration.ofSeconds(9));
    try (FakeHost again = FakeHost.start(telemetry, identityOf(shop), clock).counted(2, 0)) {
      assertThat(only(book.look()).ended()).isFalse();
      assertThat(again.id()).isEqualTo(shop.id());
      assertThat(requests()).isEqualTo(9);
      a_sidecar_starts();
      assertThat(only(book.look()).ended()).isFalse();
      assertThat(requests()).isEqualTo(9);
    }
  }

  @Test
  void after_a_day_the_files_go_and_the_counts_stay_with_their_name() throws IOException {
    FakeHost crashed = shop(1).counted(7, 2);
    crashed.crashes();
    Path control = telemetry.resolve("jvm-" + crashed.id() + ".ctl");
    Files.writeString(control, "reset\n");
    book.look();
    clock.passes(Duration.ofHours(23));
    FakeHost running = shop(2).counted(1, 0);
    book.look();
    assertThat(crashed.file()).exists();
    assertThat(requests()).isEqualTo(8);

    clock.passes(Duration.ofHours(2));
    running.beats();
    HostsSnapshot after = book.look();
    book.look();

    assertThat(after.hosts()).extracting(Host::id).containsExactly(running.id());
    assertThat(names(telemetry)).containsExactly(running.file().getFileName().toString());
    assertThat(names(kept.resolve("hosts"))).containsExactly("totals");
    assertThat(requests()).isEqualTo(8);
    assertThat(total().crashes).isEqualTo(1);
    a_sidecar_starts();
    book.look();
    assertThat(requests()).isEqualTo(8);
    assertThat(crashes).hasSize(1);
  }

  @Test
  void a_name_that_nobody_had_for_a_day_is_forgotten() throws IOException {
    shop(1).counted(7, 2).exits();
    book.look();
    clock.passes(A_DAY);
    book.look();

    assertThat(book.look().carried()).isEmpty();
    assertThat(names(telemetry)).isEmpty();
  }

  @Test
  void a_host_that_crashes_for_ever_is_kept_twenty_times_and_counted_always() throws IOException {
    for (int pid = 1; pid <= 30; pid++) {
      clock.passes(Duration.ofSeconds(10));
      shop(pid).counted(1, 0).crashes();
      book.look();
    }
    assertThat(book.look().hosts()).hasSize(HostBook.MOST_ENDED);
    assertThat(requests()).isEqualTo(30);
    assertThat(total().crashes).isEqualTo(30);

    a_sidecar_starts();
    book.look();

    assertThat(crashes).hasSize(30);
    assertThat(requests()).isEqualTo(30);
    assertThat(names(kept.resolve("hosts"))).hasSize(HostBook.MOST_ENDED + 1);
  }

  @Test
  void a_sidecar_that_was_killed_before_it_deleted_counts_nothing_twice() throws IOException {
    FakeHost shop = shop(1).counted(7, 0);
    shop.crashes();
    book.look();
    Path copy = kept.resolve("hosts").resolve(shop.file().getFileName());
    byte[] bytes = Files.readAllBytes(copy);
    clock.passes(A_DAY.minusHours(1).plusMinutes(1));
    shop(2).beats();
    book.look();
    assertThat(copy).doesNotExist();
    Files.write(copy, bytes);

    a_sidecar_starts();
    book.look();

    assertThat(requests()).isEqualTo(7);
    assertThat(copy).doesNotExist();
  }

  @Test
  void damaged_totals_start_again_and_harm_nothing() throws IOException {
    shop(1).counted(7, 0).exits();
    Files.createDirectories(kept.resolve("hosts"));
    Files.writeString(kept.resolve("hosts/totals"), "no totals at all");

    a_sidecar_starts();
    book.look();

    assertThat(requests()).isEqualTo(7);
  }

  @Test
  void a_listener_that_fails_does_not_keep_others_from_being_seen() throws IOException {
    HostBook failing =
        new HostBook(
            HostFolder.at(telemetry),
            new EndedHosts(kept),
            report -> {
              throw new IllegalStateException("not now");
            },
            clock);
    shop(1).crashes();
    shop(2).crashes();

    assertThat(failing.look().hosts()).hasSize(2);
  }

  @Test
  void figures_of_one_second_give_a_rate() throws IOException {
    FakeHost shop = shop(1).counted(10, 0);
    book.look();
    clock.passes(Duration.ofSeconds(2));
    shop.counted(40, 0);

    assertThat(only(book.look()).requestsPerSecond()).isEqualTo(15);
  }

  private FakeHost shop(long pid) throws IOException {
    return FakeHost.start(telemetry, "shop", pid, clock);
  }

  private static HostIdentity identityOf(FakeHost host) {
    String[] parts = host.id().split("-");
    int last = parts.length - 1;
    return new HostIdentity(
        Long.parseLong(parts[last - 1]),
        Long.parseLong(parts[last]),
        "shop",
        "shop.jar",
        "web-1",
        "0");
  }

  private static Host only(HostsSnapshot snapshot) {
    assertThat(snapshot.hosts()).hasSize(1);
    return snapshot.hosts().get(0);
  }

  private Totals total() {
    return shops().counts();
  }

  private NamedHosts shops() {
    return NamedHosts.all(book.look(), clock.millis()).stream()
        .filter(names -> names.name().equals("shop"))
        .findAny()
        .orElseThrow();
  }

  private long requests() {
    long requests = 0;
    for (long[] values : shops().requests().values()) {
      requests += values[3];
    }
    return requests;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
