package glossary.sidecar.security.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The record at the end of a ZIP archive.
 *
 * @param directoryOffset where the central directory begins
 * @param position where this record is, which is the end of the directory
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, 4.3.16</a>
 */
record ZipTail(long directoryOffset, long position) {
  private static final int SIGNATURE = 0x06054b50;
  private static final int ZIP64_LOCATOR = 0x07064b50;
  private static final int LENGTH = 22;
  private static final int LOCATOR_LENGTH = 20;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int MOST_ENTRIES = 2000;
  private static final long MOST_DIRECTORY_BYTES = 1 << 20;

  /**
   * The last thing in the file, and small enough for a document.
   *
   * @throws UploadRefused if the file ends in another way
   */
  static ZipTail read(FileChannel channel) throws IOException, UploadRefused {
    long position = channel.size() - LENGTH;
    ByteBuffer tail = bytes(channel, position, LENGTH);
    if (tail == null || tail.getInt(0) != SIGNATURE || tail.getShort(20) != 0) {
      throw new UploadRefused("is no DOCX: it does not end as a ZIP archive does");
    }
    ByteBuffer before = bytes(channel, position - LOCATOR_LENGTH, LOCATOR_LENGTH);
    boolean large = before != null && before.getInt(0) == ZIP64_LOCATOR;
    int entries = tail.getShort(10) & 0xffff;
    long size = tail.getInt(12) & 0xffffffffL;
    long offset = tail.getInt(16) & 0xffffffffL;
    boolean parts = tail.getInt(4) != 0 || tail.getShort(8) != tail.getShort(10);
    if (large || entries > MOST_ENTRIES || size > MOST_DIRECTORY_BYTES) {
      throw new UploadRefused("is no DOCX: it has more than " + MOST_ENTRIES + " parts");
    }
    if (parts || offset + size != position) {
      throw new UploadRefused("is a damaged DOCX: the directory of its ZIP archive is not whole");
    }
    return new ZipTail(offset, position);
  }

  /** Whether a reader of ZIP archives would take the end of this file for one. */
  static boolean endsAsZip(FileChannel channel) throws IOException {
    long begin = Math.max(0, channel.size() - LENGTH - LONGEST_COMMENT);
    ByteBuffer end = bytes(channel, begin, (int) (channel.size() - begin));
    for (int i = end == null ? -1 : end.limit() - LENGTH; i >= 0; i--) {
      boolean here = end.getInt(i) == SIGNATURE;
      if (here && (end.getShort(i + 20) & 0xffff) == end.limit() - LENGTH - i) {
        return true;
      }
    }
    return false;
  }

  /** Null if they are not all there. */
  static ByteBuffer bytes(FileChannel channel, long at, int length) throws IOException {
    if (at < 0 || length < 0 || at + length > channel.size()) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
      // until it is full
    }
    return bytes;
  }
}
