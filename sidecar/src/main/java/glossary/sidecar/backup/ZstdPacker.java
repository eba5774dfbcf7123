package glossary.sidecar.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/** Zstandard, by a native library that the jar has for the usual platforms only. */
final class ZstdPacker implements Packer {
  private static final int LEVEL = 3;

  /** Where the library is unpacked to, if it is set. */
  private static final String LIBRARY_FOLDER = "ZstdTempFolder";

  private final OutputStream zstd;

  private ZstdPacker(OutputStream zstd) {
    this.zstd = zstd;
  }

  /**
   * @throws BackupException if there is no native library for this platform
   */
  static ZstdPacker to(OutputStream out, int parallel) throws IOException {
    makeRoomForLibrary();
    try {
      return new ZstdPacker(
          ZstdCompressorOutputStream.builder()
              .setOutputStream(new Unclosed(out))
              .setLevel(LEVEL)
              .setChecksum(true)
              .setWorkers(parallel)
              .get());
    } catch (LinkageError missing) {
      throw missing(missing);
    }
  }

  /**
   * @throws BackupException if there is no native library for this platform
   */
  static InputStream unpack(InputStream in) throws IOException {
    makeRoomForLibrary();
    try {
      return new ZstdCompressorInputStream(in);
    } catch (LinkageError missing) {
      throw missing(missing);
    }
  }

  /**
   * The library is unpacked when it is first used, perhaps weeks after the start; a class that
   * could not load it then never tries again.
   */
  private static void makeRoomForLibrary() throws IOException {
    String folder = System.getProperty(LIBRARY_FOLDER);
    if (folder != null) {
      Files.createDirectories(Path.of(folder));
    }
  }

  private static BackupException missing(LinkageError missing) {
    return new BackupException(
        "Zstandard is not to be had on this platform; set BACKUP_COMPRESSION=gzip.", missing);
  }

  @Override
  public void add(byte[] bytes, int length) throws IOException {
    zstd.write(bytes, 0, length);
  }

  @Override
  public void finish() throws IOException {
    zstd.close();
  }

  @Override
  public void close() {
    try {
      zstd.close();
    } catch (IOException givenUp) {
      // nobody wants the result
    }
  }

  /** The file is forced to the disk before it is closed. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
