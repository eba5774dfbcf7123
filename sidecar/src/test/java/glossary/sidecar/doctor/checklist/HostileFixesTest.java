package glossary.sidecar.doctor.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mending on disks that are full, beside hosts that write, and through links. */
class HostileFixesTest {
  private static final String EDIT = "UPDATE glossary_entries SET term = 'edited' WHERE id = 1";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void beside_a_transaction_of_the_host_nothing_is_changed_and_after_it_everything(String mode)
      throws IOException {
    Deployment deployment = Deployment.in(folder).withHost(30);
    try (HostProcess host = HostProcess.on(deployment.database())) {
      host.does("PRAGMA journal_mode = " + mode);
      deployment.fixed("BAK-03");
      host.does("BEGIN IMMEDIATE");
      host.does(
          "INSERT INTO term_relationships VALUES (1, 1, 2, 'uses', 0.5, NULL, NULL, NULL, 'pending', '', '')");

      Mended refused = deployment.mended().get("IDX-04");

      assertThat(refused.busy()).as(refused.sentence()).isTrue();
      host.does("COMMIT");
      assertThat(host.answers(EDIT)).contains("no such column");
      Mended mended = deployment.mended().get("IDX-04");
      assertThat(mended.done()).as(mended.sentence()).isTrue();
      host.does(EDIT);
    }
  }

  @Test
  void a_reader_of_the_host_in_a_write_ahead_log_keeps_nobody_out() throws IOException {
    Deployment deployment = Deployment.in(folder).withHost(30);
    try (HostProcess reader = HostProcess.on(deployment.database())) {
      reader.does("PRAGMA journal_mode = WAL");
      reader.does("BEGIN");
      reader.answers("SELECT count(*) FROM glossary_entries");

      Mended mended = deployment.mended().get("IDX-04");

      assertThat(mended.done()).as(mended.sentence()).isTrue();
      reader.answers("COMMIT");
      reader.does(EDIT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIDECAR_DIR", "BACKUP_DIR"})
  void without_room_for_the_copy_or_the_backup_the_database_stays_as_it_is(String name)
      throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=6m,mode=0755")) {
      Deployment deployment =
          Deployment.in(folder, name + "=" + Files.createDirectory(disk.folder().resolve("d")))
              .withHost(15_000);
      byte[] before = Files.readAllBytes(deployment.database());

      Mended refused = deployment.mended().get("IDX-04");

      assertThat(refused.done()).isFalse();
      assertThat(refused.sentence()).doesNotContain("Exception").containsAnyOf("full", "room");
      assertThat(Files.readAllBytes(deployment.database())).isEqualTo(before);
    }
  }

  @Test
  void where_the_databases_own_disk_is_full_it_stays_as_it_is_and_sound() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=24m,mode=0755")) {
      Path database = disk.folder().resolve("glossary.db");
      HostProcess.leaves(database, 10_000);
      Deployment deployment = Deployment.in(folder, "DATABASE_URL=sqlite:///" + database);
      fill(disk.folder().resolve("filler"), 100 << 10);

      Mended refused = deployment.mended().get("IDX-04");

      assertThat(refused.done()).isFalse();
      assertThat(refused.sentence()).contains("full");
      try (HostProcess host = HostProcess.on(database)) {
        assertThat(host.answers(EDIT)).contains("no such column");
      }
      Files.delete(disk.folder().resolve("filler"));
      assertThat(deployment.level("DB-06")).isEqualTo(Level.OK);
      assertThat(deployment.mended().get("IDX-04").done()).isTrue();
    }
  }

  @Test
  void a_folder_that_is_read_only_is_a_finding_and_no_fault() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=24m,mode=0755")) {
      Deployment deployment = Deployment.in(disk.folder()).withHost(10);
      disk.readOnly();

      Map<String, Result> found = deployment.examined();
      Map<String, Mended> mended = deployment.mended();

      assertThat(found.get("IDX-04").outcome().level()).isEqualTo(Level.PROBLEM);
      assertThat(mended.values())
          .isNotEmpty()
          .allSatisfy(
              one -> {
                assertThat(one.done()).as(one.sentence()).isFalse();
                assertThat(one.sentence()).doesNotContain("Exception");
              });
    }
  }

  @Test
  void links_are_not_followed_to_change_what_they_point_to() throws IOException {
    Path another = Files.writeString(folder.resolve("another"), "q8Zr4cVn1xKf7TbW3mLs9hDp\n");
    Files.setPosixFilePermissions(another, PosixFilePermissions.fromString("rw-r--r--"));
    Path link = Files.createSymbolicLink(folder.resolve("token"), another);
    Files.writeString(folder.resolve(".env"), "ADMIN_TOKEN_FILE=" + link + "\n");
    Deployment deployment = Deployment.in(folder);

    Mended refused = deployment.mended().get("SEC-06");

    assertThat(refused.done()).isFalse();
    assertThat(refused.sentence()).contains("is a link");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(another)))
        .isEqualTo("rw-r--r--");
  }

  @Test
  void a_database_that_a_link_names_is_mended_where_it_is() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real")).resolve("host.db");
    HostProcess.leaves(real, 10);
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), real);
    Deployment deployment = Deployment.in(folder, "DATABASE_URL=sqlite:///" + link);

    Mended mended = deployment.mended().get("IDX-04");

    assertThat(mended.done()).as(mended.sentence()).isTrue();
    assertThat(Files.isSymbolicLink(link)).isTrue();
    try (HostProcess host = HostProcess.on(real)) {
      host.does(EDIT);
    }
  }

  @Test
  void one_repair_at_a_time_and_what_a_killed_one_left_is_deleted() throws IOException {
    Deployment deployment = Deployment.in(folder).withHost(10);
    Path place = folder.resolve("data/sidecar/doctor");
    try (FixFolder other = FixFolder.open(place)) {
      Mended refused = deployment.mended().get("IDX-04");

      assertThat(refused.busy()).isTrue();
      assertThat(refused.sentence()).contains("try again");
      assertThat(other.file("copy.db")).doesNotExist();
    }
    Files.writeString(place.resolve("copy.db"), "left");
    assertThat(deployment.mended().get("IDX-04").done()).isTrue();
    assertThat(place.resolve("copy.db")).doesNotExist();
  }

  private static void fill(Path filler, int room) throws IOException {
    long free = Files.getFileStore(filler.getParent()).getUsableSpace();
    Files.write(filler, new byte[(int) (free - room)]);
  }
}
