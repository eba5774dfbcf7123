package glossary.sidecar.security.upload;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are uploaded: sound, or refused; and their names. */
class ContentFuzz {

  private interface Check {
    void check(Path file) throws IOException, UploadRefused;
  }

  @FuzzTest
  void docx(byte[] bytes) throws IOException {
    check(bytes, DocxCheck::check);
  }

  @FuzzTest
  void pdf(byte[] bytes) throws IOException {
    check(bytes, PdfCheck::check);
  }

  @FuzzTest
  void text(byte[] bytes) throws IOException {
    check(bytes, TextCheck::check);
  }

  @FuzzTest
  void name(byte[] bytes) {
    String clean = UploadName.clean(new String(bytes, StandardCharsets.UTF_8));
    boolean bad =
        clean.isEmpty()
            || clean.getBytes(StandardCharsets.UTF_8).length > 255
            || clean.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    if (bad) {
      throw new AssertionError("a name that could be a path");
    }
  }

  private static void check(byte[] bytes, Check check) throws IOException {
    Path file = Files.createTempFile("fuzz", "");
    try {
      Files.write(file, bytes);
      check.check(file);
    } catch (UploadRefused refused) {
      // with a sentence
    } finally {
      Files.delete(file);
    }
  }
}
