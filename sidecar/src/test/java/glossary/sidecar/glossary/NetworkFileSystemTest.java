package glossary.sidecar.glossary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.SourceState.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFileSystemTest {
  @TempDir Path folder;
  private Path file;
  private Attachment attachment;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("glossary.db");
    HostProcess.leaves(file, 3);
    attachment = on("nfs4");
  }

  @AfterEach
  void close() {
    attachment.close();
  }

  private Attachment on(String type) {
    return new Attachment(DatabaseMode.AUTO, null, file, new WalGuard(file, any -> type));
  }

  @Test
  void a_rollback_journal_database_is_read() {
    assertThat(attachment.state()).isEqualTo(new SourceState(Kind.READY, "", false));
    assertThat(attachment.<Long>read((table, connection, limit) -> 3L)).isEqualTo(3);
  }

  @Test
  void a_wal_database_is_left_alone_with_advice_until_it_is_in_wal_mode_no_more()
      throws IOException {
    hostDoes("PRAGMA journal_mode=WAL");

    assertIsRefused();
    assertThatThrownBy(() -> attachment.read((table, connection, limit) -> 3L))
        .isInstanceOf(SourceUnavailable.class)
        .hasMessageNotContaining(folder.toString());
    assertThat(folder)
        .isDirectoryNotContaining("glob:**-wal")
        .isDirectoryNotContaining("glob:**-shm");

    hostDoes("PRAGMA journal_mode=DELETE");
    assertThat(attachment.state().kind()).isEqualTo(Kind.READY);
  }

  @Test
  void a_database_that_comes_into_wal_mode_is_let_go() throws Exception {
    assertThat(attachment.state().kind()).isEqualTo(Kind.READY);
    try (HostProcess host = HostProcess.on(file)) {
      host.does("PRAGMA journal_mode=WAL");
      host.does("CREATE TABLE more (x)");
      assertIsRefused();
    }
    assertIsRefused();
  }

  @Test
  void a_wal_database_on_a_local_disk_is_read() throws IOException {
    hostDoes("PRAGMA journal_mode=WAL");
    try (Attachment local = on("ext4")) {
      assertThat(local.state().kind()).isEqualTo(Kind.READY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.glusterfs", "ceph"})
  void network_file_systems_are_known(String type) {
    assertThat(FileSystemType.isNetwork(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "apfs", "NTFS", "fuse"})
  void local_ones_are_not_taken_for_such(String type) {
    assertThat(FileSystemType.isNetwork(type)).isFalse();
  }

  @Test
  void the_type_is_told_of_a_file_that_is_there_only() {
    assertThat(FileSystemType.of(file)).isNotEmpty();
    assertThat(FileSystemType.of(folder.resolve("none"))).isEmpty();
  }

  private void assertIsRefused() {
    assertThat(attachment.state().kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(attachment.state().message())
        .contains(file.toString(), "(nfs4)", "DATABASE_URL", "journal_mode=DELETE");
  }

  private void hostDoes(String command) throws IOException {
    try (HostProcess host = HostProcess.on(file)) {
      host.answers(command);
    }
  }
}
