package glossary.sidecar.glossary;

import glossary.sidecar.http.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;

/** The files that an export can be. */
enum ExportFormat {
  CSV("csv", "text/csv; charset=utf-8", CsvExport::write),
  JSON("json", "application/json", JsonExport::write),
  EXCEL(
      "xlsx",
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      ExcelExport::write);

  /** Writes all that come; leaves the stream open. */
  @FunctionalInterface
  private interface Writer {
    void write(EntryCursor entries, OutputStream out) throws IOException;
  }

  private final String extension;
  private final String mediaType;

  @SuppressWarnings("ImmutableEnumChecker") // each is a static method
  private final Writer writer;

  ExportFormat(String extension, String mediaType, Writer writer) {
    this.extension = extension;
    this.mediaType = mediaType;
    this.writer = writer;
  }

  /** Of the parameter {@code format}; CSV if there is none. */
  static ExportFormat of(Request request) {
    return request
        .choice("format", Set.of("csv", "json", "excel"))
        .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
        .orElse(CSV);
  }

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }

  void write(EntryCursor entries, OutputStream out) throws IOException {
    writer.write(entries, out);
  }
}
