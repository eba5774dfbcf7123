package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.FILES;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.ByteSize;
import glossary.config.Catalogue;
import glossary.sidecar.host.HostFolder;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whether there is room, and whether it may be used. */
final class FileChecks {
  static final List<Check> ALL =
      List.of(
          folder("FIL-01", "SIDECAR_DIR", s -> s.path(Catalogue.SIDECAR_DIR)),
          folder("FIL-02", "LOG_DIR", Situation::logDir),
          folder("FIL-03", "UPLOAD_DIR", s -> s.path(Catalogue.UPLOAD_DIR)),
          room("FIL-04", "SIDECAR_DIR", s -> s.path(Catalogue.SIDECAR_DIR)),
          room("FIL-05", "LOG_DIR", Situation::logDir),
          room("FIL-06", "UPLOAD_DIR", s -> s.path(Catalogue.UPLOAD_DIR)),
          room("FIL-07", "BACKUP_DIR", s -> s.path(Catalogue.BACKUP_DIR)),
          room("FIL-08", "the database", Situation::database),
          Check.of(
              FILES,
              "FIL-09",
              "The logs fit their disk",
              "LOG_TOTAL_MAX_BYTES beside the free space of LOG_DIR",
              "LOG_TOTAL_MAX_BYTES=100000000",
              FileChecks::logs),
          Check.of(
              FILES,
              "FIL-10",
              "The log file is rotated",
              "the size of app.log beside LOG_MAX_BYTES",
              "Let no other program write to LOG_DIR: SIDECAR_LOG_DIR=logs/sidecar",
              FileChecks::rotated),
          Check.of(
              FILES,
              "FIL-11",
              "Telemetry is exchanged in a private folder",
              "TELEMETRY_DIR: its mode and owner",
              "TELEMETRY_DIR=/a/folder that only the users of the hosts and of the sidecar may write to",
              FileChecks::telemetry),
          Check.of(
              FILES,
              "FIL-12",
              "Nothing was left in the temporary folder of native code",
              "SIDECAR_DIR/native",
              "Delete the files in SIDECAR_DIR/native while no sidecar runs",
              FileChecks::unpacked));

  private FileChecks() {}

  private static Check folder(String id, String name, Function<Situation, Path> folder) {
    return Check.of(
            FILES,
            id,
            name + " can be written to",
            "the folder, and whether this user may write there",
            "glossary-sidecar doctor --fix makes it; else make it writable for this user",
            situation -> Folders.look(folder.apply(situation)))
        .fixedBy(situation -> Folders.make(folder.apply(situation)));
  }

  private static Check room(String id, String name, Function<Situation, Path> place) {
    return Check.of(
        FILES,
        id,
        "There is room for " + name,
        "free space beside DISK_WARNING_THRESHOLD_GB and DISK_CRITICAL_THRESHOLD_GB",
        "Free some space, or move " + name + " to a larger disk",
        situation -> room(situation, place.apply(situation)));
  }

  private static Outcome room(Situation situation, Path place) throws IOException {
    FileStore store = Files.getFileStore(Folders.existing(place));
    long free = store.getUsableSpace();
    ByteSize critical = situation.get(Catalogue.DISK_CRITICAL_THRESHOLD_GB);
    ByteSize low = situation.get(Catalogue.DISK_WARNING_THRESHOLD_GB);
    if (free < critical.bytes()) {
      return problem("%s are free.", Sentences.size(free));
    }
    return free < low.bytes()
        ? warning("%s are free.", Sentences.size(free))
        : ok("%s are free.", Sentences.size(free));
  }

  private static Outcome logs(Situation situation) throws IOException {
    long most = situation.get(Catalogue.LOG_TOTAL_MAX_BYTES).bytes();
    long free = Files.getFileStore(Folders.existing(situation.logDir())).getUsableSpace();
    return most > free
        ? warning("Logs may take %s, %s are free.", Sentences.size(most), Sentences.size(free))
        : ok("Logs may take %s, %s are free.", Sentences.size(most), Sentences.size(free));
  }

  private static Outcome rotated(Situation situation) throws IOException {
    Path log = situation.logDir().resolve("app.log");
    if (!Files.isRegularFile(log)) {
      return notApplicable("There is no app.log yet.");
    }
    long size = Files.size(log);
    long most = situation.get(Catalogue.LOG_MAX_BYTES).bytes();
    return size > 2 * most
        ? warning(
            "app.log has %s, and LOG_MAX_BYTES is %s.", Sentences.size(size), Sentences.size(most))
        : ok("app.log has %s.", Sentences.size(size));
  }

  private static Outcome telemetry(Situation situation) throws IOException {
    Optional<Path> named = situation.find(Catalogue.TELEMETRY_DIR);
    Path folder = named.orElseGet(() -> HostFolder.byDefault().path());
    if (!Files.isDirectory(folder)) {
      return notApplicable("No agent has written yet to %s.", Sentences.clean(folder.toString()));
    }
    Optional<Modes> modes = Modes.of(folder);
    return modes.filter(Modes::othersWrite).isPresent()
        ? problem("Any user may write to it (%s).", modes.get().text())
            .next("chmod o-w %s", Sentences.shell(folder))
        : ok("Other users cannot write to it.");
  }

  private static Outcome unpacked(Situation situation) throws IOException {
    Path folder = situation.path(Catalogue.SIDECAR_DIR).resolve("native");
    if (!Files.isDirectory(folder)) {
      return notApplicable("It is not there yet.");
    }
    try (var files = Files.list(folder)) {
      long count = files.count();
      return count > 20 ? warning("There are %d files.", count) : ok("There are %d files.", count);
    }
  }
}
