package glossary.agent.publish;

import glossary.api.telemetry.HostState;
import glossary.api.telemetry.TelemetryFile;
import glossary.api.telemetry.TelemetryReader;
import glossary.api.telemetry.UnreadableTelemetryException;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Telemetry of JVMs that are gone. A sidecar deletes it once it has read it; where there is none, a
 * host that restarts for ever would fill the machine's memory.
 */
final class OldFiles {
  static final int KEPT = 8;

  private OldFiles() {}

  /**
   * Deletes all but the youngest files of JVMs that are gone, and their control files.
   *
   * @param own this JVM's file, which must not be opened: closing it would drop its lock, and
   *     readers would take this JVM for dead
   */
  static void prune(File folder, File own) throws IOException {
    File[] files = folder.listFiles();
    if (files == null || files.length <= KEPT) {
      return;
    }
    Arrays.sort(files, new YoungestFirst());
    int gone = 0;
    for (File file : files) {
      if (!file.getName().equals(own.getName())
          && TelemetryFile.isName(file.getName())
          && TelemetryHome.isOurs(file)
          && isGone(file)
          && ++gone > KEPT) {
        delete(file);
        delete(TelemetryFile.control(file));
      }
    }
  }

  /** An unreadable file may be that of a newer agent, or one in the making. */
  private static boolean isGone(File file) throws IOException {
    try {
      HostState state = TelemetryReader.state(file, System.currentTimeMillis());
      return state == HostState.EXITED || state == HostState.CRASHED;
    } catch (UnreadableTelemetryException unknown) {
      return false;
    }
  }

  private static void delete(File file) throws IOException {
    if (!file.delete() && file.exists()) {
      throw new IOException(file + " can't be deleted");
    }
  }

  private static final class YoungestFirst implements Comparator<File> {
    @Override
    public int compare(File one, File other) {
      return Long.compare(
          TelemetryFile.startMillis(other.getName()), TelemetryFile.startMillis(one.getName()));
    }
  }
}
