package glossary.sidecar.security.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of files whose content can be verified. */
public enum UploadKind {
  PDF(".pdf", "application/pdf", PdfCheck::check),
  TXT(".txt", "text/plain", TextCheck::check),
  DOCX(
      ".docx",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      DocxCheck::check);

  private interface Check {
    void check(Path file) throws IOException, UploadRefused;
  }

  private final String extension;
  private final String mediaType;

  @SuppressWarnings("ImmutableEnumChecker") // each is a static method
  private final Check check;

  UploadKind(String extension, String mediaType, Check check) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.check = check;
  }

  /**
   * By the end of a name.
   *
   * @param name clean
   * @param allowed extensions in any case, with or without their dot
   * @throws UploadRefused if this kind is not taken
   */
  public static UploadKind of(String name, Iterable<String> allowed) throws UploadRefused {
    Set<String> taken = new TreeSet<>();
    for (String each : allowed) {
      String lower = each.strip().toLowerCase(Locale.ROOT);
      taken.add(lower.startsWith(".") ? lower : "." + lower);
    }
    String end = name.substring(Math.max(0, name.lastIndexOf('.'))).toLowerCase(Locale.ROOT);
    Optional<UploadKind> kind =
        Arrays.stream(values()).filter(k -> k.extension.equals(end)).findFirst();
    return kind.filter(k -> taken.contains(k.extension))
        .orElseThrow(
            () ->
                new UploadRefused(
                    415,
                    "must have one of the extensions that UPLOAD_ALLOWED_EXTENSIONS names: "
                        + String.join(", ", taken)));
  }

  /** Lower case, with its dot. */
  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /**
   * Reads the whole file.
   *
   * @throws UploadRefused if the content is not of this kind, or holds what is not taken
   * @throws IOException if it cannot be read
   */
  public void verify(Path file) throws IOException, UploadRefused {
    check.check(file);
  }
}
