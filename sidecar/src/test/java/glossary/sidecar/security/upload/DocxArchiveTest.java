package glossary.sidecar.security.upload;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.testing.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that lie about themselves. */
class DocxArchiveTest {
  @TempDir Path folder;
  private Map<String, byte[]> parts = Samples.docxParts();

  @Test
  void names_given_twice_are_refused() {
    refused(with("WORD/document.xml", parts.get(Samples.MAIN)), "same name");
    byte[] twice = Samples.zip(with("word/documenu.xml", parts.get(Samples.MAIN)));
    refused(Zips.replaced(twice, "word/documenu.xml", "word/document.xml"), "same name");
  }

  @Test
  void an_archive_that_two_readers_would_read_in_two_ways_is_refused() {
    byte[] good = Samples.docx();
    refused(Zips.join(new byte[1], good), "DOCX");
    refused(Zips.join(good, new byte[1]), "does not end");
    refused(Zips.join(good, good), "DOCX");
    refused(Zips.replacedOnce(good, "word/document.xml", "word/documenu.xml"), "otherwise");
    byte[] comment = good.clone();
    comment[comment.length - 2] = 4;
    refused(Zips.join(comment, "note".getBytes()), "does not end");
    refused(with("%PDF-1.4", new byte[0]), "at once");
    parts = new LinkedHashMap<>();
    parts.put("%PDF-1.4", new byte[0]);
    parts.putAll(Samples.docxParts());
    refused(parts, "at once");
  }

  @Test
  void encrypted_and_unusually_packed_parts_are_refused() {
    byte[] good = Samples.docx();
    int directory = Zips.directory(good);
    refused(Zips.changed(good, directory + 8, 1), "encrypted");
    refused(Zips.changed(good, 6, 1), "encrypted");
    refused(Zips.changed(Zips.changed(good, directory + 10, 12), 8, 12), "packed in another way");
    refused(Zips.changed(good, 8, 0), "packed in another way");
  }

  @Test
  void a_directory_that_lies_is_refused() {
    byte[] good = Samples.docx();
    int directory = Zips.directory(good);
    int end = good.length - 22;
    refused(Zips.changed(good, directory + 16, 7), "checksum");
    refused(Zips.changed(good, directory + 24, 1), "checksum");
    refused(Zips.changed(good, directory + 20, 0xff), "DOCX");
    refused(Zips.changed(good, directory + 42, 1), "DOCX");
    refused(Zips.changed(good, end + 4, 1), "directory");
    refused(Zips.changed(good, end + 8, 2), "directory");
    refused(Zips.changed(good, end + 12, 0), "directory");
    refused(Zips.changed(good, end + 16, 0), "directory");
    ByteBuffer tail = ByteBuffer.allocate(20 + 22).order(ByteOrder.LITTLE_ENDIAN);
    tail.putInt(0, 0x07064b50).put(20, good, end, 22);
    refused(Zips.join(Arrays.copyOf(good, end), tail.array()), "more than");
  }

  /** Two entries of the directory share one content, as the densest bombs do. */
  @Test
  void parts_that_overlap_are_refused() {
    parts.put("word/a.bin", new byte[100]);
    parts.put("word/b.bin", new byte[100]);
    byte[] zip = Samples.zip(parts);
    int a = Zips.lastIndexOf(zip, "word/a.bin") - 46;
    int b = Zips.lastIndexOf(zip, "word/b.bin") - 46;
    byte[] shared = zip.clone();
    System.arraycopy(zip, a + 42, shared, b + 42, 4);
    refused(shared, "DOCX");
  }

  private Map<String, byte[]> with(String name, byte[] content) {
    parts = Samples.docxParts();
    parts.put(name, content);
    return parts;
  }

  private void verify(byte[] zip) throws IOException, UploadRefused {
    UploadKind.DOCX.verify(Files.write(folder.resolve("file"), zip));
  }

  private void refused(Map<String, byte[]> content, String reason) {
    refused(Samples.zip(content), reason);
  }

  private void refused(byte[] zip, String reason) {
    assertThatThrownBy(() -> verify(zip))
        .isInstanceOf(UploadRefused.class)
        .hasMessageContaining(reason);
  }
}
