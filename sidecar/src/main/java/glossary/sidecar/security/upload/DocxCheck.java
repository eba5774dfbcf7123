package glossary.sidecar.security.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A DOCX by the directory of its ZIP archive, not by its first bytes: LibreOffice and Google order
 * the parts in their own ways.
 *
 * @see <a href="https://ecma-international.org/publications-and-standards/standards/ecma-376/">ECMA
 *     376, part 2</a>
 */
final class DocxCheck {
  private static final String DAMAGED = "is a damaged DOCX: its ZIP archive cannot be read";
  private static final String RELATIONS = "_rels/.rels";
  private static final int PDF_MARGIN = 1024;
  private static final int ROOT_MARGIN = 64 << 10;

  private DocxCheck() {}

  static void check(Path file) throws IOException, UploadRefused {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ZipTail tail = ZipTail.read(channel);
      refusePdf(channel);
      try (ZipFile zip = ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get()) {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
        ZipEntries.check(channel, entries, tail);
        readAll(zip, entries);
        checkDocument(zip);
      } catch (IOException | RuntimeException unreadable) {
        throw new UploadRefused(DAMAGED);
      }
    }
  }

  private static void readAll(ZipFile zip, List<ZipArchiveEntry> entries)
      throws IOException, UploadRefused {
    PartContent contents = new PartContent();
    for (ZipArchiveEntry entry : entries) {
      try (InputStream content = zip.getInputStream(entry)) {
        PartContent.Summary read =
            contents.read(entry.getName(), content, entry.getCompressedSize());
        if (read.bytes() != entry.getSize() || read.crc() != entry.getCrc()) {
          throw new UploadRefused("is a damaged DOCX: a part is not what its checksum says");
        }
      }
    }
  }

  private static void checkDocument(ZipFile zip) throws IOException, UploadRefused {
    ZipArchiveEntry types = zip.getEntry(ContentTypes.PART);
    if (types == null || zip.getEntry(RELATIONS) == null) {
      throw new UploadRefused("is no DOCX: its ZIP archive holds something else");
    }
    ZipArchiveEntry main;
    try (InputStream content = zip.getInputStream(types)) {
      main = zip.getEntry(ContentTypes.mainPart(content));
    }
    if (main == null) {
      throw new UploadRefused("is a damaged DOCX: its main part is missing");
    }
    try (InputStream content = zip.getInputStream(main)) {
      QName root = XmlProlog.root(content.readNBytes(ROOT_MARGIN));
      if (!root.getLocalPart().equals("document")
          || !root.getNamespaceURI().endsWith("/wordprocessingml/2006/main")
              && !root.getNamespaceURI().endsWith("/wordprocessingml/main")) {
        throw new UploadRefused("is no DOCX: its main part is no document of a word processor");
      }
    }
  }

  /** Readers of PDFs look for the header this far. */
  private static void refusePdf(FileChannel channel) throws IOException, UploadRefused {
    int length = (int) Math.min(PDF_MARGIN, channel.size());
    byte[] head = ZipTail.bytes(channel, 0, length).array();
    if (new String(head, StandardCharsets.ISO_8859_1).contains("%PDF-")) {
      throw new UploadRefused("is a DOCX and a PDF at once");
    }
  }
}
