package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.CheckCase.host;
import static glossary.sidecar.doctor.checklist.CheckCase.objects;
import static glossary.sidecar.doctor.checklist.CheckCase.set;
import static glossary.sidecar.doctor.checklist.CheckCase.sql;
import static glossary.sidecar.doctor.checklist.CheckCase.warns;
import static glossary.sidecar.doctor.checklist.CheckCase.with;

import glossary.sidecar.glossary.HostProcess;
import glossary.sidecar.testing.SmallDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Databases that are wrong, and such as the existing server leaves. */
final class DatabaseCases {
  static final String TABLE =
      "CREATE TABLE glossary_entries (id INTEGER PRIMARY KEY, term TEXT, definitions TEXT,"
          + " language TEXT, source TEXT)";
  private static final String ODD =
      "INSERT INTO glossary_entries SELECT 77, 'odd', '{}', language, 'DIN', NULL, creation_date,"
          + " updated_at, NULL, validation_status, sync_status FROM glossary_entries LIMIT 1";
  private static final String LOST =
      "INSERT INTO term_relationships VALUES (1, 1, 99, 'uses', 0.5, NULL, NULL, NULL, 'pending', '', '')";

  static final List<CheckCase> ALL =
      List.of(
          objects("DB-01", set("DATABASE_URL=sqlite:///none.db"), host()),
          objects("DB-02", with(one -> Files.writeString(one.database(), "text")), host()),
          warns("DB-03", with(one -> one.withHost(0)), host()),
          objects("DB-04", DatabaseCases::unwritable, host("DATABASE_MODE=read-write")),
          warns("DB-05", (folder, id) -> DatabaseFile.fileSystem("nfs4"), host()),
          objects("DB-06", with(DatabaseCases::damaged), host()),
          warns("DB-07", host(sql(LOST)), host()),
          objects("DB-08", host(DatabaseCases::journal), host()),
          warns("DB-09", DatabaseCases::longLog, host()),
          warns(
              "DB-10",
              host(
                  sql("CREATE TABLE filler AS SELECT zeroblob(8000000) AS b", "DROP TABLE filler")),
              host()),
          warns("DB-11", host(sql(ODD)), host()),
          warns("DB-12", with(sql(TABLE)), host()),
          warns("DB-13", with(sql("PRAGMA encoding = 'UTF-16le'", TABLE)), host()),
          objects(
              "DB-14",
              host(
                  one ->
                      Files.setPosixFilePermissions(
                          one.database(), PosixFilePermissions.fromString("rw-r--rw-"))),
              host()));

  private DatabaseCases() {}

  /** By its mode; for root, who may do everything, by its disk. */
  private static Outcome unwritable(Path folder, String id) throws Exception {
    Deployment deployment = Deployment.in(folder, "DATABASE_MODE=read-write").withHost(3);
    Files.setPosixFilePermissions(
        deployment.database(), PosixFilePermissions.fromString("r--r--r--"));
    if (!Files.isWritable(deployment.database())) {
      return deployment.outcome(id);
    }
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=24m")) {
      Files.copy(deployment.database(), disk.folder().resolve("glossary.db"));
      disk.readOnly();
      return Deployment.in(
              folder,
              "DATABASE_MODE=read-write",
              "DATABASE_URL=sqlite:///" + disk.folder().resolve("glossary.db"))
          .outcome(id);
    }
  }

  /** Its last page is overwritten. */
  private static void damaged(Deployment deployment) throws IOException {
    deployment.withHost(500);
    try (FileChannel file = FileChannel.open(deployment.database(), StandardOpenOption.WRITE)) {
      byte[] junk = new byte[4096];
      Arrays.fill(junk, (byte) 0x55);
      file.write(ByteBuffer.wrap(junk), file.size() - junk.length);
    }
  }

  private static void journal(Deployment deployment) throws IOException {
    Path journal = deployment.database().resolveSibling("glossary.db-journal");
    Files.write(journal, new byte[600]);
    Files.setLastModifiedTime(journal, FileTime.from(Instant.now().minusSeconds(600)));
  }

  /** While a process of the host has it open. */
  private static Outcome longLog(Path folder, String id) throws IOException {
    Deployment deployment = Deployment.in(folder).withHost(3);
    try (HostProcess host = HostProcess.on(deployment.database())) {
      host.does("PRAGMA journal_mode = WAL");
      host.does("PRAGMA wal_autocheckpoint = 0");
      host.does("CREATE TABLE filler AS SELECT zeroblob(70000000) AS b");
      return deployment.outcome(id);
    }
  }
}
