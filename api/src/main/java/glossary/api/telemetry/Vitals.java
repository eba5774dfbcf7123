package glossary.api.telemetry;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/** Who writes a telemetry file, and its signs of life: all that needs only the first page. */
final class Vitals {
  final HostIdentity identity;
  final long heartbeatMillis;
  private final boolean locked;
  private final boolean clean;

  private Vitals(HostIdentity identity, boolean locked, ByteBuffer page) {
    this.identity = identity;
    this.locked = locked;
    this.heartbeatMillis = page.getLong(TelemetryLayout.HEARTBEAT_AT);
    this.clean = page.getLong(TelemetryLayout.CLEAN_AT) != 0;
  }

  static Vitals read(String path, RandomAccessFile file) throws IOException {
    HostIdentity identity =
        TelemetryHeader.identity(path, TelemetryHeader.read(path, file), file.length());
    boolean locked = Liveness.isLocked(file.getChannel());
    // Only now: a host that ends after the look at its lock has said good-bye before.
    return new Vitals(identity, locked, RecordReader.view(TelemetryHeader.read(path, file)));
  }

  HostState state(long nowMillis) {
    if (clean) {
      return HostState.EXITED;
    }
    if (!locked) {
      return HostState.CRASHED;
    }
    return nowMillis - heartbeatMillis > TelemetryReader.HUNG_AFTER_MILLIS
        ? HostState.HUNG
        : HostState.RUNNING;
  }
}
