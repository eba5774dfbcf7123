package glossary.sidecar.security.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The skeleton of a PDF: its header, its last lines and what they point to. What the pages hold is
 * not looked at.
 *
 * @see <a href="https://pdfa.org/resource/iso-32000-2/">ISO 32000-2, 7.5</a>
 */
final class PdfCheck {
  private static final Pattern HEADER = Pattern.compile("%PDF-[12]\\.[0-9]");
  private static final Pattern LAST_LINES =
      Pattern.compile("startxref[\\x00\\s]+([0-9]{1,18})[\\x00\\s]+%%EOF");
  private static final Pattern TABLE =
      Pattern.compile("xref|[0-9]+[\\x00\\s]+[0-9]+[\\x00\\s]+obj");

  /** As far as readers look for the header and for the end. */
  private static final int MARGIN = 1024;

  private static final int END = 2 * MARGIN;

  /** Some programs count a few bytes wrong, and readers forgive it. */
  private static final int SLACK = 64;

  private PdfCheck() {}

  static void check(Path file) throws IOException, UploadRefused {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long header = header(channel);
      long table = lastTable(channel);
      if (!pointsAtTable(channel, table) && !pointsAtTable(channel, header + table)) {
        throw new UploadRefused(
            "is a damaged PDF: its end does not point to its list of objects; print it into a new"
                + " one");
      }
      if (ZipTail.endsAsZip(channel)) {
        throw new UploadRefused("is a PDF and a ZIP archive at once");
      }
    }
  }

  private static long header(FileChannel channel) throws IOException, UploadRefused {
    byte[] head = bytes(channel, 0, MARGIN);
    Matcher header = HEADER.matcher(new String(head, StandardCharsets.ISO_8859_1));
    boolean found = header.find();
    Optional<String> foreign =
        found ? Magics.anything(Arrays.copyOf(head, header.start())) : Magics.program(head);
    if (foreign.isPresent()) {
      throw new UploadRefused("is no PDF: it begins like " + foreign.get());
    }
    if (!found) {
      throw new UploadRefused("is no PDF: %PDF-1. or %PDF-2. is missing at its beginning");
    }
    return header.start();
  }

  private static long lastTable(FileChannel channel) throws IOException, UploadRefused {
    long begin = Math.max(0, channel.size() - END);
    String end = new String(bytes(channel, begin, END), StandardCharsets.ISO_8859_1);
    Matcher lines = LAST_LINES.matcher(end);
    long table = -1;
    while (lines.find()) {
      table = end.length() - lines.end() <= MARGIN ? Long.parseLong(lines.group(1)) : -1;
    }
    if (table < 0) {
      throw new UploadRefused("is a damaged PDF: startxref and %%EOF are missing at its end");
    }
    return table;
  }

  private static boolean pointsAtTable(FileChannel channel, long at) throws IOException {
    if (at < 0 || at >= channel.size()) {
      return false;
    }
    long begin = Math.max(0, at - SLACK / 2);
    String there = new String(bytes(channel, begin, 2 * SLACK), StandardCharsets.ISO_8859_1);
    return TABLE.matcher(there).find();
  }

  /** Fewer at the end of the file. */
  private static byte[] bytes(FileChannel channel, long at, int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, channel.size() - at));
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
      // until it is full
    }
    return bytes.array();
  }
}
