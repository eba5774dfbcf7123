package glossary.sidecar.backup;

import com.fasterxml.jackson.core.JsonGenerator;
import glossary.config.BackupCompression;
import glossary.sidecar.http.JsonText;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The members of a backup's metadata file. Those of other programs are read too, as far as they
 * tell the same: every member may be missing or of any type.
 */
record Metadata(Map<String, Object> members) {
  private static final String TOOL = "glossary-sidecar";

  /** Whether the sidecar wrote it. */
  boolean ours() {
    return TOOL.equals(members.get("tool"));
  }

  boolean isForeign() {
    return truth("foreign");
  }

  boolean isOf(String filename) {
    return text("filename", "").equals(filename);
  }

  /** What is known of a backup; {@code name} and {@code sizeBytes} hold whatever is written. */
  Backup backup(String id, String filename, BackupName name, long sizeBytes) {
    Instant createdAt = time("created_at").or(() -> time("timestamp")).orElse(name.at());
    boolean ours = ours();
    boolean sameSize = number("size_bytes", -1) == sizeBytes;
    return new Backup(
        id,
        filename,
        createdAt,
        sizeBytes,
        ours ? Math.max(0, number("source_size_bytes", 0)) : 0,
        ours ? digest("sha256") : "",
        ours ? digest("source_sha256") : "",
        name.compression(),
        ours && sameSize && truth("verified"),
        ours && sameSize ? time("proven_at") : Optional.empty(),
        ours ? text("integrity", "pending") : "pending",
        ours ? number("entries", -1) : -1,
        ours ? tables() : Map.of(),
        Duration.ofMillis(ours ? Math.max(0, number("duration_ms", 0)) : 0),
        ours && truth("pinned"),
        !ours || truth("foreign"),
        ours ? reason() : BackupReason.UNKNOWN,
        ours ? warnings() : List.of());
  }

  /** Every SHA-256 that another program noted: of what, it does not say. */
  List<String> foreignDigests() {
    return ours()
        ? List.of()
        : members.values().stream()
            .filter(value -> value instanceof String text && text.matches("[0-9A-Fa-f]{64}"))
            .map(value -> ((String) value).toLowerCase(Locale.ROOT))
            .toList();
  }

  static String text(Backup backup) {
    return JsonText.of(out -> write(out, backup)) + "\n";
  }

  private static void write(JsonGenerator out, Backup backup) throws IOException {
    out.writeStartObject();
    out.writeStringField("tool", TOOL);
    out.writeStringField("id", backup.id());
    out.writeStringField("filename", backup.filename());
    out.writeStringField("created_at", backup.createdAt().toString());
    out.writeNumberField("size_bytes", backup.sizeBytes());
    out.writeNumberField("source_size_bytes", backup.sourceSizeBytes());
    out.writeStringField("sha256", backup.sha256());
    out.writeStringField("source_sha256", backup.sourceSha256());
    out.writeStringField("compression", backup.compression().name().toLowerCase(Locale.ROOT));
    out.writeBooleanField("compressed", backup.compression() != BackupCompression.NONE);
    out.writeBooleanField("verified", backup.verified());
    if (backup.provenAt().isPresent()) {
      out.writeStringField("proven_at", backup.provenAt().get().toString());
    }
    out.writeStringField("integrity", backup.integrity());
    out.writeNumberField("entries", backup.entries());
    out.writeObjectFieldStart("tables");
    for (Map.Entry<String, Long> table : new TreeMap<>(backup.tables()).entrySet()) {
      out.writeNumberField(table.getKey(), table.getValue());
    }
    out.writeEndObject();
    out.writeNumberField("duration_ms", backup.duration().toMillis());
    out.writeBooleanField("pinned", backup.pinned());
    out.writeBooleanField("foreign", backup.foreign());
    out.writeStringField("reason", backup.reason().name().toLowerCase(Locale.ROOT));
    out.writeArrayFieldStart("warnings");
    for (String warning : backup.warnings()) {
      out.writeString(warning);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private Map<String, Long> tables() {
    Map<String, Long> tables = new TreeMap<>();
    if (members.get("tables") instanceof Map<?, ?> map) {
      map.forEach(
          (name, rows) -> {
            if (rows instanceof Number number) {
              tables.put((String) name, number.longValue());
            }
          });
    }
    return tables;
  }

  private List<String> warnings() {
    return members.get("warnings") instanceof List<?> list
        ? list.stream().filter(Objects::nonNull).map(Object::toString).toList()
        : List.of();
  }

  private BackupReason reason() {
    try {
      return BackupReason.valueOf(text("reason", "").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      return BackupReason.UNKNOWN;
    }
  }

  private String text(String name, String otherwise) {
    return members.get(name) instanceof String text ? text : otherwise;
  }

  private String digest(String name) {
    String text = text(name, "");
    return text.matches("[0-9a-f]{64}") ? text : "";
  }

  private boolean truth(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  private long number(String name, long otherwise) {
    Object value = members.get(name);
    return value instanceof Number number && !(value instanceof BigInteger)
        ? number.longValue()
        : otherwise;
  }

  /** A time without a zone counts as UTC. */
  private Optional<Instant> time(String name) {
    String text = text(name, "");
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException notWithZone) {
      try {
        return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException noTime) {
        return Optional.empty();
      }
    }
  }
}
