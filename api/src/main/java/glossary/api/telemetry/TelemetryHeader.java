package glossary.api.telemetry;

import glossary.api.telemetry.UnreadableTelemetryException.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/** The first page of a telemetry file, for reading. */
final class TelemetryHeader {

  private TelemetryHeader() {}

  /** The first page, if this may be a telemetry file. */
  static byte[] read(String path, RandomAccessFile file) throws IOException {
    byte[] header = new byte[TelemetryLayout.HEADER_BYTES];
    if (file.length() < header.length) {
      throw file.length() == 0
          ? unfinished(path)
          : new UnreadableTelemetryException(Reason.FOREIGN, path + " is not a telemetry file");
    }
    file.seek(0);
    file.readFully(header);
    return header;
  }

  static HostIdentity identity(String path, byte[] header, long length) throws IOException {
    ByteBuffer numbers = RecordReader.view(header);
    long magic = numbers.getLong(TelemetryLayout.MAGIC_AT);
    if (magic != TelemetryLayout.MAGIC) {
      throw magic == 0
          ? unfinished(path)
          : new UnreadableTelemetryException(Reason.FOREIGN, path + " is not a telemetry file");
    }
    int version = numbers.getInt(TelemetryLayout.VERSION_AT);
    if (version != TelemetryLayout.VERSION) {
      throw new UnreadableTelemetryException(
          Reason.OTHER_VERSION,
          path
              + " has version "
              + version
              + ", this reads version "
              + TelemetryLayout.VERSION
              + "; use the agent and the sidecar of one release");
    }
    if (numbers.getInt(TelemetryLayout.LENGTH_AT) != TelemetryLayout.FILE_BYTES
        || length != TelemetryLayout.FILE_BYTES) {
      throw new UnreadableTelemetryException(
          Reason.DAMAGED, path + " has " + length + " bytes, it was cut short or grew");
    }
    try {
      return HostIdentity.from(
          RecordReader.open(header, TelemetryLayout.IDENTITY_AT, TelemetryLayout.IDENTITY_BYTES));
    } catch (TornRecordException torn) {
      throw new UnreadableTelemetryException(Reason.DAMAGED, path + " has a damaged header");
    }
  }

  private static UnreadableTelemetryException unfinished(String path) {
    return new UnreadableTelemetryException(Reason.UNFINISHED, path + " is not finished yet");
  }
}
