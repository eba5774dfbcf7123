package glossary.sidecar.security.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * The directory of a ZIP archive, and that the entries are where it says, one behind the other and
 * under the same names: every reader must find the same in it.
 */
final class ZipEntries {
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int LONGEST_NAME = 260;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1 | 1 << 6 | 1 << 13;

  private ZipEntries() {}

  /**
   * @param entries by their place in the file
   */
  static void check(FileChannel channel, List<ZipArchiveEntry> entries, ZipTail tail)
      throws IOException, UploadRefused {
    Set<String> names = new HashSet<>();
    long end = 0;
    for (ZipArchiveEntry entry : entries) {
      checkName(new String(entry.getRawName(), StandardCharsets.ISO_8859_1));
      if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
        throw new UploadRefused("is a damaged DOCX: two of its parts have the same name");
      }
      long begin = entry.getLocalHeaderOffset();
      boolean follows = names.size() == 1 ? begin == 0 : begin >= end;
      if (!follows || entry.getCompressedSize() < 0) {
        throw new UploadRefused("is a damaged DOCX: its parts overlap, or do not begin at once");
      }
      end = begin + checkLocal(channel, entry) + entry.getCompressedSize();
    }
    if (end > tail.directoryOffset()) {
      throw new UploadRefused("is a damaged DOCX: its parts reach into their directory");
    }
  }

  /**
   * @param name one character for each byte, since the library makes slashes of backslashes
   */
  private static void checkName(String name) throws UploadRefused {
    boolean bad =
        name.isEmpty()
            || name.length() > LONGEST_NAME
            || name.startsWith("/")
            || name.indexOf('\\') >= 0
            || name.indexOf(':') >= 0
            || name.chars().anyMatch(c -> c < ' ')
            || Arrays.asList(name.split("/", -1)).contains("..");
    if (bad) {
      throw new UploadRefused("is no DOCX: one of its parts has a name that leads elsewhere");
    }
    if (name.toLowerCase(Locale.ROOT).contains("vbaproject")) {
      throw new UploadRefused("is a DOCX with macros; save it without them");
    }
  }

  /** Length of the header in front of the content. */
  private static int checkLocal(FileChannel channel, ZipArchiveEntry entry)
      throws IOException, UploadRefused {
    ByteBuffer header = ZipTail.bytes(channel, entry.getLocalHeaderOffset(), LOCAL_LENGTH);
    if (header == null || header.getInt(0) != LOCAL_SIGNATURE) {
      throw new UploadRefused("is a damaged DOCX: its directory points to nothing");
    }
    int flags = header.getShort(6) | entry.getRawFlag();
    if ((flags & ENCRYPTED) != 0) {
      throw new UploadRefused("is encrypted; send it without a password");
    }
    int method = header.getShort(8) & 0xffff;
    if (method != entry.getMethod() || method != STORED && method != DEFLATED) {
      throw new UploadRefused("is no DOCX: it is packed in another way than DOCX files are");
    }
    if (entry.isUnixSymlink()) {
      throw new UploadRefused("is no DOCX: one of its parts is a link");
    }
    int nameLength = header.getShort(26) & 0xffff;
    ByteBuffer name =
        ZipTail.bytes(channel, entry.getLocalHeaderOffset() + LOCAL_LENGTH, nameLength);
    if (name == null || !name.flip().equals(ByteBuffer.wrap(entry.getRawName()))) {
      throw new UploadRefused("is a damaged DOCX: a part is called otherwise in its directory");
    }
    return LOCAL_LENGTH + nameLength + (header.getShort(28) & 0xffff);
  }
}
