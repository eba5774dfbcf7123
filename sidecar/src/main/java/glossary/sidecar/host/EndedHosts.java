package glossary.sidecar.host;

import glossary.api.telemetry.HostTelemetry;
import glossary.api.telemetry.TelemetryFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sidecar's own copies of the telemetry files of hosts that have ended: they outlive a reboot,
 * and new agents that clear the telemetry folder. That there is a copy says that the end was
 * noticed, and its time of change says when. One thread at a time.
 */
final class EndedHosts {
  private static final Logger LOG = LoggerFactory.getLogger(EndedHosts.class);
  private static final String TOTALS = "totals";

  private final Path folder;
  private final HostReader reader = new HostReader();

  /**
   * @param folder is made when it is needed
   */
  EndedHosts(Path folder) {
    this.folder = folder;
  }

  TotalsFile totals() throws IOException {
    return new TotalsFile(Files.createDirectories(folder).resolve(TOTALS));
  }

  /** Keeps a copy of the file of a host that can't write to it any more. */
  void keep(Path telemetry, long noticedMillis) throws IOException {
    Files.createDirectories(folder);
    Path kept = folder.resolve(telemetry.getFileName());
    Path part = kept.resolveSibling(kept.getFileName() + ".part");
    Files.copy(telemetry, part, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(part, FileTime.fromMillis(noticedMillis));
    Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void drop(String id) throws IOException {
    Files.deleteIfExists(folder.resolve(HostFile.name(id)));
  }

  /** All that are kept. One that can't be read is left out, with a line in the log. */
  List<Host> load(long nowMillis) throws IOException {
    List<Host> hosts = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, EndedHosts::isNamed)) {
        for (Path file : files) {
          load(file, nowMillis, hosts);
        }
      }
    }
    return hosts;
  }

  private static boolean isNamed(Path file) {
    return TelemetryFile.isName(file.getFileName().toString());
  }

  private void load(Path file, long nowMillis, List<Host> hosts) {
    try {
      HostTelemetry read = reader.read(HostFile.of(file), nowMillis);
      long noticed = Math.max(1, Files.getLastModifiedTime(file).toMillis());
      hosts.add(Host.first(HostFile.id(file), read, nowMillis, noticed));
    } catch (IOException unreadable) {
      LOG.warn("The kept telemetry file {} can't be read; delete it", file);
    }
  }
}
