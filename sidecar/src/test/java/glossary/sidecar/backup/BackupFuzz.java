package glossary.sidecar.backup;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What lies in a backup folder and what a download asks for. */
class BackupFuzz {
  private static final String NAME = "glossary_backup_20260101_000000.db.gz";

  @FuzzTest
  void metadata(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".json");
    try {
      Files.write(file, bytes);
      Optional<Map<String, Object>> members = MetadataReader.read(file);
      if (members.isPresent()) {
        Metadata metadata = new Metadata(members.get());
        Backup backup = metadata.backup("id", NAME, BackupName.parse(NAME).orElseThrow(), 1);
        metadata.foreignDigests();
        Metadata.text(backup);
      }
    } finally {
      Files.delete(file);
    }
  }

  @FuzzTest
  void name(byte[] bytes) {
    BackupName.parse(new String(bytes, StandardCharsets.UTF_8));
  }

  @FuzzTest
  void range(byte[] bytes) {
    long size = 1000;
    ByteRange.parse(new String(bytes, StandardCharsets.ISO_8859_1))
        .flatMap(range -> range.within(size))
        .ifPresent(
            part -> {
              if (part.first() < 0 || part.last() >= size || part.length() < 1) {
                throw new AssertionError("bytes that are not there: " + part);
              }
            });
  }
}
