package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.config.DatabaseMode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeTokenTest {
  private static final FileStamp FILE = new FileStamp(1, 2, 4096, 1_000, 1_000, true);

  @TempDir Path folder;

  @Test
  void equal_across_restarts_when_nothing_changed() throws IOException {
    Path file = folder.resolve("glossary.db");
    HostProcess.leaves(file, 3);
    String before = token(file);

    assertThat(token(file)).isEqualTo(before);

    try (HostProcess host = HostProcess.on(file)) {
      host.does("UPDATE document_types SET code = code");
      host.answers("commits 1");
    }
    assertThat(token(file)).isNotEqualTo(before);
  }

  @Test
  void moves_with_every_commit_of_another_process_in_both_journal_modes() throws IOException {
    for (String mode : new String[] {"DELETE", "WAL"}) {
      Path file = folder.resolve(mode + ".db");
      try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO);
          HostProcess host = HostProcess.on(file)) {
        host.does("PRAGMA journal_mode = " + mode);
        host.does("schema");
        String last = source.changeToken();
        for (int i = 0; i < 50; i++) {
          host.answers("commits 1");
          String now = source.changeToken();
          assertThat(now).as(mode + " commit " + i).isNotEqualTo(last);
          last = now;
        }
      }
    }
  }

  @Test
  void a_commit_within_the_same_tick_of_the_file_system_is_told_by_the_data_version() {
    Changes changes = new Changes();
    DatabaseStamp stamp = new DatabaseStamp(FILE, null);
    String first = changes.token(stamp, 10);

    assertThat(changes.token(stamp, 10)).isEqualTo(first);
    String second = changes.token(stamp, 11);
    assertThat(second).isNotEqualTo(first);
    assertThat(changes.token(stamp, 11)).isEqualTo(second);
    assertThat(changes.token(stamp, 12)).isNotIn(first, second);
  }

  @Test
  void a_new_connection_to_the_same_file_counts_as_a_possible_change() {
    Changes changes = new Changes();
    DatabaseStamp stamp = new DatabaseStamp(FILE, null);
    String first = changes.token(stamp, 10);

    changes.reopened();

    assertThat(changes.token(stamp, 10)).isNotEqualTo(first);
  }

  @Test
  void a_log_counts() {
    assertThat(new DatabaseStamp(FILE, FILE).token())
        .isNotEqualTo(new DatabaseStamp(FILE, null).token());
  }

  private static String token(Path file) {
    try (SqliteSource source = new SqliteSource(file, DatabaseMode.AUTO)) {
      return source.changeToken();
    }
  }
}
