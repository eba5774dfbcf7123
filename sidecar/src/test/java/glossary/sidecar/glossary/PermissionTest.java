package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionTest {
  @TempDir Path folder;
  Path data;
  Path file;
  Stranger stranger;

  @BeforeEach
  void prepare() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    file = data.resolve("glossary.db");
    stranger = new Stranger(folder);
  }

  @AfterEach
  void allowCleaningUp() throws IOException {
    Stranger.allow(data, "rwxrwxrwx");
  }

  @Test
  void a_rollback_database_is_read_from_a_folder_that_may_not_be_written_to() throws IOException {
    HostProcess.leaves(file, 3);
    Stranger.allow(file, "r--r--r--");
    Stranger.allow(data, "r-xr-xr-x");

    assertThat(stranger.sees(file)).containsExactly("READY ", "entries 3");
  }

  @Test
  void a_file_that_may_not_be_read_is_unreadable_and_says_by_whom() throws IOException {
    HostProcess.leaves(file, 3);
    Stranger.allow(file, "---------");

    assertThat(stranger.sees(file))
        .singleElement()
        .asString()
        .startsWith("UNREADABLE " + file)
        .contains("uid ")
        .contains("chmod");
  }

  @Test
  void a_folder_that_may_not_be_entered_is_unreadable_not_missing() throws IOException {
    HostProcess.leaves(file, 3);
    Stranger.allow(data, "---------");

    assertThat(stranger.sees(file)).singleElement().asString().startsWith("UNREADABLE");
  }

  @Test
  void a_wal_database_in_such_a_folder_is_read_while_its_host_runs_and_explained_after()
      throws IOException {
    try (HostProcess host = HostProcess.on(file)) {
      host.does("PRAGMA journal_mode = WAL");
      host.does("schema");
      host.does("rows 4");
      Stranger.allow(data, "r-xr-xr-x");
      assertThat(stranger.sees(file)).containsExactly("READY ", "entries 4");
      Stranger.allow(data, "rwxr-xr-x");
    }
    assertThat(data.resolve("glossary.db-wal")).doesNotExist();
    Stranger.allow(data, "r-xr-xr-x");

    assertThat(stranger.sees(file))
        .singleElement()
        .asString()
        .startsWith("UNREADABLE")
        .contains("WAL mode")
        .contains("belongs to another user");
  }

  @Test
  void a_stopped_wal_database_of_another_user_gets_no_files_that_lock_its_owner_out()
      throws IOException {
    try (HostProcess host = HostProcess.on(file)) {
      host.does("PRAGMA journal_mode = WAL");
      host.does("schema");
      host.does("rows 4");
    }
    Stranger.allow(data, "rwxrwxrwx");
    Stranger.allow(file, "rw-rw-rw-");

    assertThat(stranger.sees(file)).singleElement().asString().contains("Start the server");

    assertThat(data.resolve("glossary.db-wal")).doesNotExist();
    assertThat(data.resolve("glossary.db-shm")).doesNotExist();
  }
}
