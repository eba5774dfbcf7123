package glossary.sidecar.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.sidecar.documents.Documents;
import glossary.sidecar.documents.UploadFolder;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Answers {@code /api/admin/*}. */
public final class AdminHandler {
  private final SqliteSource source;
  private final Documents documents;
  private final UploadFolder folder;
  private final Clock clock;
  private final Remembered<EntryFigures> entries = new Remembered<>();
  private final Remembered<Activity> uploads = new Remembered<>();
  private final Remembered<Long> files = new Remembered<>();

  /**
   * @param clock tells which day is today, in UTC as the stored times are
   */
  public AdminHandler(SqliteSource source, Documents documents, UploadFolder folder, Clock clock) {
    this.source = source;
    this.documents = documents;
    this.folder = folder;
    this.clock = clock;
  }

  /** {@code GET /api/admin/stats}: counts only, for anyone. */
  public Response stats(Request request) {
    String today = LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString();
    List<String> version = List.of(today, source.changeToken());
    EntryFigures figures = entries.get(version, () -> EntryFigures.of(source.tables(), today));
    Activity uploaded = uploads.get(version, () -> uploaded(today));
    long onDisk = files.get(new Object(), folder::files);
    return Response.json(200, out -> write(figures, uploaded, onDisk, out))
        .with("Cache-Control", "no-store");
  }

  private Activity uploaded(String today) {
    Activity activity = new Activity(today);
    documents.uploadTimes(activity::add);
    return activity;
  }

  private static void write(EntryFigures entries, Activity uploaded, long onDisk, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeNumberField("total_glossary_entries", entries.activity().total());
    out.writeNumberField("total_documents", uploaded.total());
    out.writeNumberField("files_on_disk", onDisk);
    entries.writeCounts(out);
    out.writeObjectFieldStart("recent_activity");
    out.writeStringField("last_entry_created", entries.activity().last());
    out.writeStringField("last_document_uploaded", uploaded.last());
    out.writeNumberField("entries_created_today", entries.activity().ofToday());
    out.writeNumberField("documents_uploaded_today", uploaded.ofToday());
    out.writeEndObject();
    out.writeEndObject();
  }
}
