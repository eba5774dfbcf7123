package glossary.sidecar.backup;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.backup.BackupMemory.Time;
import glossary.sidecar.backup.BackupMemory.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupMemoryTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123Z");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("backups.state");
  }

  @Test
  void what_was_kept_is_known_after_a_restart() {
    BackupMemory before = new BackupMemory(file);
    before.setTime(Time.SCHEDULED_UNTIL, NOW);
    before.setFailure(Work.DRILL, new BackupFailure(NOW, "Zeile = 1\n#zwei: ü 😀 \\"));
    before.setToken("b1", "wal:1:2");

    BackupMemory after = new BackupMemory(file);

    assertThat(after.time(Time.SCHEDULED_UNTIL)).contains(NOW);
    assertThat(after.time(Time.DRILLED_UNTIL)).isEmpty();
    assertThat(after.failure(Work.DRILL))
        .contains(new BackupFailure(NOW, "Zeile = 1\n#zwei: ü 😀 \\"));
    assertThat(after.failure(Work.BACKUP)).isEmpty();
    assertThat(after.isTokenOf("b1", "wal:1:2")).isTrue();
    assertThat(after.isTokenOf("b2", "wal:1:2")).isFalse();
    assertThat(after.isTokenOf("b1", "wal:1:3")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "scheduled_until=yesterday", "scheduled_until=\\uZZZZ", "\u0000\u0001", "=="})
  void a_file_that_makes_no_sense_counts_as_absent_and_is_written_anew(String content)
      throws Exception {
    Files.writeString(file, content);
    BackupMemory memory = new BackupMemory(file);

    assertThat(memory.time(Time.SCHEDULED_UNTIL)).isEmpty();
    memory.setTime(Time.SCHEDULED_UNTIL, NOW);
    assertThat(new BackupMemory(file).time(Time.SCHEDULED_UNTIL)).contains(NOW);
  }

  @Test
  void a_huge_or_binary_file_is_not_read() throws Exception {
    Files.write(file, new byte[100 << 10]);
    assertThat(new BackupMemory(file).time(Time.SCHEDULED_UNTIL)).isEmpty();
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});
    assertThat(new BackupMemory(file).time(Time.SCHEDULED_UNTIL)).isEmpty();
  }

  @Test
  void a_folder_that_cannot_be_written_costs_the_memory_and_nothing_else() {
    BackupMemory memory = new BackupMemory(folder.resolve("absent/backups.state"));

    memory.setTime(Time.SCHEDULED_UNTIL, NOW);

    assertThat(memory.time(Time.SCHEDULED_UNTIL)).contains(NOW);
  }
}
