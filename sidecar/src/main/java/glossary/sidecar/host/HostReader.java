package glossary.sidecar.host;

import glossary.api.telemetry.HostTelemetry;
import glossary.api.telemetry.TelemetryFile;
import glossary.api.telemetry.TelemetryReader;
import java.io.IOException;

/** Reads a telemetry file if it is what its name says. One thread at a time. */
final class HostReader {
  private final TelemetryReader reader = new TelemetryReader();

  /**
   * @throws IOException whose message says why it can't be read
   */
  HostTelemetry read(HostFile file, long nowMillis) throws IOException {
    if (!file.isPlausible()) {
      throw new IOException(file.path() + " is no plain file of " + TelemetryFile.BYTES + " bytes");
    }
    HostTelemetry read = reader.readNext(file.path().toFile(), nowMillis);
    if (!TelemetryFile.name(read.identity).equals(file.path().getFileName().toString())) {
      throw new IOException(file.path() + " is the file of another JVM, renamed or copied");
    }
    return read;
  }

  /** Why a file could not be read, for an operator. */
  static String reason(Throwable failed) {
    boolean sentence = failed instanceof IOException && failed.getMessage() != null;
    return sentence ? failed.getMessage() : failed.getClass().getSimpleName();
  }
}
