package glossary.sidecar.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.config.BackupCompression;
import glossary.sidecar.http.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Backups, and what was done with them, as callers and scripts read them. */
public final class BackupJson {

  private BackupJson() {}

  public static Json of(Backup backup) {
    return out -> write(backup, out);
  }

  public static Json of(List<Backup> backups) {
    return out -> {
      out.writeStartArray();
      for (Backup backup : backups) {
        write(backup, out);
      }
      out.writeEndArray();
    };
  }

  /**
   * @param after the backup with what is known of it since
   */
  public static Json of(Backup after, Verification found) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("id", after.id());
      out.writeBooleanField("sound", found.sound());
      out.writeStringField("problem", found.problem());
      out.writeStringField("integrity", found.integrity());
      out.writeNumberField("entries", found.entries());
      tables(found.tables(), out);
      texts("warnings", found.warnings(), out);
      out.writeStringField("sha256", found.sha256());
      out.writeStringField("source_sha256", found.sourceSha256());
      out.writeNumberField("duration_ms", found.duration().toMillis());
      out.writeFieldName("backup");
      write(after, out);
      out.writeEndObject();
    };
  }

  public static Json of(Restored restored) {
    return out -> {
      out.writeStartObject();
      out.writeStringField("id", restored.backup().id());
      out.writeStringField("restored_to", restored.target().toString());
      out.writeStringField("emergency_backup", restored.emergency().map(Backup::id).orElse(null));
      out.writeStringField("set_aside", restored.setAside().map(Object::toString).orElse(null));
      out.writeNumberField("entries", restored.verification().entries());
      out.writeStringField("integrity", restored.verification().integrity());
      texts("warnings", restored.verification().warnings(), out);
      out.writeNumberField("duration_ms", restored.duration().toMillis());
      out.writeEndObject();
    };
  }

  public static Json of(Pruned pruned) {
    return out -> {
      out.writeStartObject();
      out.writeBooleanField("dry_run", pruned.dryRun());
      texts("deleted", pruned.deleted(), out);
      out.writeNumberField("freed_bytes", pruned.freedBytes());
      out.writeArrayFieldStart("verdicts");
      for (Verdict verdict : pruned.verdicts()) {
        out.writeStartObject();
        out.writeStringField("id", verdict.backup().id());
        out.writeBooleanField("kept", verdict.kept());
        out.writeStringField("reason", verdict.reason());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    };
  }

  private static void write(Backup backup, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", backup.id());
    out.writeStringField("filename", backup.filename());
    out.writeStringField("created_at", backup.createdAt().toString());
    out.writeNumberField("size_bytes", backup.sizeBytes());
    out.writeNumberField("source_size_bytes", backup.sourceSizeBytes());
    out.writeStringField("sha256", backup.sha256());
    out.writeStringField("source_sha256", backup.sourceSha256());
    out.writeBooleanField("compressed", backup.compression() != BackupCompression.NONE);
    out.writeBooleanField("verified", backup.verified());
    out.writeStringField("proven_at", backup.provenAt().map(Object::toString).orElse(null));
    out.writeStringField("integrity", backup.integrity());
    out.writeNumberField("entries", backup.entries());
    tables(backup.tables(), out);
    out.writeNumberField("duration_ms", backup.duration().toMillis());
    out.writeBooleanField("pinned", backup.pinned());
    out.writeBooleanField("foreign", backup.foreign());
    out.writeStringField("reason", backup.reason().name().toLowerCase(Locale.ROOT));
    texts("warnings", backup.warnings(), out);
    out.writeEndObject();
  }

  private static void tables(Map<String, Long> tables, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("tables");
    for (Map.Entry<String, Long> table : new TreeMap<>(tables).entrySet()) {
      out.writeNumberField(table.getKey(), table.getValue());
    }
    out.writeEndObject();
  }

  private static void texts(String name, List<String> texts, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }
}
