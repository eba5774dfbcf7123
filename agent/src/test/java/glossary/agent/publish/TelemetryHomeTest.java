package glossary.agent.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryHomeTest {
  private static final String NAME = "jvm-h-1-2.mm";

  @TempDir Path parent;
  private Path folder;
  private TelemetryHome home;

  @BeforeEach
  void where_files_have_permissions() {
    folder = parent.resolve("telemetry");
    home = TelemetryHome.at(folder.toFile());
    assumeTrue(
        parent.getFileSystem().supportedFileAttributeViews().contains("unix"),
        "no POSIX permissions here");
  }

  @Test
  void a_new_folder_and_its_files_are_the_users_own() throws IOException {
    File file = home.create(NAME);

    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(mode(file.toPath())).isEqualTo("rw-------");
    assertThat(file).isEmpty();
  }

  @Test
  void a_group_shares_a_setgid_folder() throws IOException {
    Files.createDirectory(folder);
    Files.setAttribute(folder, "unix:mode", 02770);

    assertThat(mode(home.create(NAME).toPath())).isEqualTo("rw-r-----");
  }

  @Test
  void a_folder_that_others_may_write_to_is_refused() throws IOException {
    Files.createDirectory(folder);
    Files.setAttribute(folder, "unix:mode", 0777);

    assertThatThrownBy(() -> home.create(NAME)).hasMessageContaining("chmod it to 0700");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void the_folder_of_another_user_is_refused() throws IOException {
    assumeTrue(Machine.isRoot(), "only root can make the folder of another user");
    Files.createDirectory(folder);
    Files.setAttribute(folder, "unix:uid", 65534);

    assertThatThrownBy(() -> home.create(NAME)).hasMessageContaining("another user");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void links_are_never_followed() throws IOException {
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Path precious = Files.writeString(elsewhere.resolve("precious"), "mine");
    Files.createSymbolicLink(folder, elsewhere);
    assertThatThrownBy(() -> home.create(NAME)).hasMessageContaining("not a folder");

    Files.delete(folder);
    home.create(NAME);
    Files.delete(folder.resolve(NAME));
    Files.createSymbolicLink(folder.resolve(NAME), precious);
    assertThat(home.create(NAME)).isEmpty();
    assertThat(folder.resolve(NAME)).isRegularFile();
    assertThat(Files.isSymbolicLink(folder.resolve(NAME))).isFalse();
    assertThat(precious).hasContent("mine");
  }

  @Test
  void a_missing_parent_or_a_file_in_its_place_is_told() throws IOException {
    TelemetryHome deep = TelemetryHome.at(parent.resolve("a/b").toFile());
    assertThatThrownBy(() -> deep.create(NAME)).hasMessageContaining("the folder above it");

    Files.writeString(folder, "mine");
    assertThatThrownBy(() -> home.create(NAME)).hasMessageContaining("not a folder");
    assertThat(folder).hasContent("mine");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
