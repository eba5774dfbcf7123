package glossary.agent.publish;

import glossary.api.telemetry.HostIdentity;
import glossary.api.telemetry.TelemetryFile;
import glossary.api.telemetry.TelemetryWriter;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;

/** One telemetry file from its making to its end, with all that writes to it. */
final class PublishedFile implements Closeable {
  private final File file;
  private final TelemetryWriter writer;
  private final InFlight inFlight;
  private final ErrorRing errors;

  private PublishedFile(File file, TelemetryWriter writer, InFlight inFlight, ErrorRing errors) {
    this.file = file;
    this.writer = writer;
    this.inFlight = inFlight;
    this.errors = errors;
  }

  /** Leaves nothing behind if it fails. */
  static PublishedFile open(
      TelemetryHome home,
      HostIdentity identity,
      InFlight inFlight,
      ErrorRing errors,
      long nowMillis)
      throws IOException {
    File file = home.create(TelemetryFile.name(identity));
    PublishedFile published = null;
    try {
      TelemetryWriter writer = TelemetryWriter.open(file, identity, nowMillis);
      published = new PublishedFile(file, writer, inFlight, errors);
      inFlight.attach(writer);
      errors.attach(writer);
      return published;
    } catch (IOException | RuntimeException | Error failed) {
      if (published != null) {
        published.close();
      }
      if (!file.delete()) {
        failed.addSuppressed(new IOException(file + " can't be deleted"));
      }
      throw failed;
    }
  }

  File file() {
    return file;
  }

  TelemetryWriter writer() {
    return writer;
  }

  /** Slots and errors that no request thread has written. */
  void flush() throws IOException {
    inFlight.flush();
    errors.flush();
  }

  /** Releases the lock; request threads write nowhere from now on. */
  @Override
  public void close() throws IOException {
    inFlight.detach();
    errors.detach();
    writer.close();
  }
}
