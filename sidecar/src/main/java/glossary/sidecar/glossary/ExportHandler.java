package glossary.sidecar.glossary;

import glossary.sidecar.http.Attachment;
import glossary.sidecar.http.Problem;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Exports entries as files. */
public final class ExportHandler {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss").withZone(ZoneOffset.UTC);

  private final SqliteSource source;
  private final Clock clock;

  public ExportHandler(SqliteSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** {@code GET /api/glossary/export}: a file of what the filters take, sent while it is read. */
  public Response export(Request request) {
    ExportFormat format = ExportFormat.of(request);
    EntryFilter filter = EntryParameters.filter(request);
    if (format == ExportFormat.EXCEL) {
      refuseTooMany(source.count(filter));
    }
    StreamedEntries entries = StreamedEntries.begin(source.entries(filter));
    if (entries.none()) {
      throw new Problem(404, "No entry matches, so there is nothing to export.");
    }
    String name = "glossary_export_" + STAMP.format(clock.instant()) + "." + format.extension();
    return new Response(
        200,
        Response.Kind.DOWNLOAD,
        Map.of("Content-Type", format.mediaType(), "Content-Disposition", Attachment.named(name)),
        new Response.Body.Stream(out -> format.write(entries, out)));
  }

  private static void refuseTooMany(long entries) {
    if (entries > ExcelExport.MOST_ENTRIES) {
      throw Problem.parameter(
          "format",
          "excel holds at most "
              + ExcelExport.MOST_ENTRIES
              + " entries and "
              + entries
              + " match; ask for csv, or filter");
    }
  }
}
