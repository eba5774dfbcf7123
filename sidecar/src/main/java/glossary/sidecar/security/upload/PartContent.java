package glossary.sidecar.security.upload;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads the content of a package's parts to their ends, embedded packages included: how much it is,
 * and that it holds no program and no macros.
 */
final class PartContent {
  private static final int HEAD_BYTES = 64 << 10;
  private static final int BUFFER = 32 << 10;
  private static final int DEEPEST = 3;
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE2 = {
    (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
  };

  private final Inflation inflation = new Inflation();

  /** What was read of a part. */
  record Summary(long bytes, long crc) {}

  /**
   * Reads one part.
   *
   * @param packed its size in the archive, in bytes
   * @throws UploadRefused if it holds what is not taken, or is too much
   */
  Summary read(String name, InputStream content, long packed) throws IOException, UploadRefused {
    return read(name, content, packed, 0);
  }

  private Summary read(String name, InputStream content, long packed, int depth)
      throws IOException, UploadRefused {
    Counted counted = new Counted(content, packed);
    try {
      byte[] head = counted.readNBytes(HEAD_BYTES);
      refuseProgram(head);
      if (isXml(name)) {
        XmlProlog.root(head);
      }
      if (begins(head, OLE2)) {
        OleObject.check(new SequenceInputStream(new ByteArrayInputStream(head), counted));
      }
      if (begins(head, ZIP)) {
        readEmbedded(head, counted, packed, depth);
      }
      counted.transferTo(OutputStream.nullOutputStream());
    } catch (Counted.TooMuch tooMuch) {
      throw tooMuch.refused;
    }
    return new Summary(counted.count, counted.crc.getValue());
  }

  /** An embedded sheet or drawing. What has another form cannot be opened by its reader either. */
  private void readEmbedded(byte[] head, InputStream rest, long packed, int depth)
      throws IOException, UploadRefused {
    if (depth == DEEPEST) {
      throw new UploadRefused("is a DOCX with archives in archives");
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), rest);
    ZipInputStream zip = new ZipInputStream(whole);
    try {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().toLowerCase(Locale.ROOT).contains("vbaproject")) {
          throw new UploadRefused("is a DOCX with macros in an embedded file");
        }
        read(entry.getName(), zip, packed, depth + 1);
      }
    } catch (ZipException | EOFException | IllegalArgumentException unreadable) {
      // counted as far as it went; the rest is bytes like any others
    }
  }

  private static void refuseProgram(byte[] head) throws UploadRefused {
    if (Magics.program(head).isPresent()) {
      throw new UploadRefused("is a DOCX that holds " + Magics.program(head).get());
    }
  }

  private static boolean isXml(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".xml") || lower.endsWith(".rels");
  }

  private static boolean begins(byte[] head, byte[] magic) {
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }

  /** Counts, and sums up, what is read through it. */
  private final class Counted extends FilterInputStream {
    private final long packed;
    private final CRC32 crc = new CRC32();
    private long count;

    /** Carries a refusal through the readers of archives. */
    private static final class TooMuch extends RuntimeException {
      private static final long serialVersionUID = 1L;
      private final transient UploadRefused refused;

      TooMuch(UploadRefused refused) {
        super(null, null, false, false);
        this.refused = refused;
      }
    }

    Counted(InputStream in, long packed) {
      super(in);
      this.packed = packed;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int most) throws IOException {
      int read = in.read(target, offset, Math.min(most, BUFFER));
      if (read > 0) {
        count += read;
        crc.update(target, offset, read);
        try {
          inflation.read(read, count, packed);
        } catch (UploadRefused refused) {
          throw new TooMuch(refused);
        }
      }
      return read;
    }

    /** The part is not ours to close. */
    @Override
    public void close() {}
  }
}
