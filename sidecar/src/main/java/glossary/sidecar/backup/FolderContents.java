package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is in a backup folder. The sidecar's own backups have their metadata in {@code STEM.json};
 * of others' backups it keeps its notes in {@code FILENAME.sidecar.json} and leaves theirs alone.
 */
final class FolderContents {
  private static final String NOTES = ".sidecar.json";

  private final Path root;

  FolderContents(Path root) {
    this.root = root;
  }

  /** Of regular files, in no order; empty if the folder is missing. */
  List<BackupName> names() throws IOException {
    List<BackupName> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root, "glossary_backup_*")) {
      for (Path file : files) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          BackupName.parse(file.getFileName().toString()).ifPresent(names::add);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException none) {
      return List.of();
    }
    return names;
  }

  Optional<BackupName> name(String idOrFilename) throws IOException {
    for (BackupName name : names()) {
      if (name.filename().equals(idOrFilename) || id(name).equals(idOrFilename)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** Empty if the file has gone meanwhile. */
  Optional<Backup> read(BackupName name) throws IOException {
    try {
      long size = Files.size(root.resolve(name.filename()));
      return Optional.of(metadata(name).backup(id(name), name.filename(), name, size));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  /** By its metadata if it has a backup's name, else by its size and time alone. */
  Backup describe(Path file) throws IOException {
    String filename = file.getFileName().toString();
    Optional<BackupName> known = BackupName.parse(filename);
    Optional<Backup> backup = known.isEmpty() ? Optional.empty() : read(known.get());
    if (backup.isPresent()) {
      return backup.get();
    }
    BackupName name =
        new BackupName(
            filename,
            BackupName.compression(filename),
            Files.getLastModifiedTime(file).toInstant());
    return new Metadata(Map.of()).backup(filename, filename, name, Files.size(file));
  }

  List<String> foreignDigests(Path file) {
    return BackupName.parse(file.getFileName().toString()).stream()
        .flatMap(this::foreign)
        .flatMap(metadata -> metadata.foreignDigests().stream())
        .toList();
  }

  /**
   * In one step, so that there is always a whole one.
   *
   * @param scratch on the same file system
   */
  void write(Backup backup, Path scratch) throws IOException {
    try (FileChannel channel = OwnFiles.create(scratch)) {
      ByteBuffer bytes = ByteBuffer.wrap(Metadata.text(backup).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(scratch, root.resolve(file(backup)), StandardCopyOption.ATOMIC_MOVE);
  }

  void delete(BackupName name) throws IOException {
    Files.deleteIfExists(root.resolve(name.filename()));
    OwnFiles.force(root);
    Files.deleteIfExists(root.resolve(name.filename() + NOTES));
    Files.deleteIfExists(root.resolve(name.filename() + ".json"));
    if (twins(name) == 0) {
      Files.deleteIfExists(root.resolve(name.stem() + ".db.json"));
      Files.deleteIfExists(root.resolve(name.stem() + ".json"));
    }
  }

  /** Metadata of ours without its data: of a publication or a deletion that was ended half-way. */
  void deleteOrphans() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root, "glossary_backup_*.json")) {
      for (Path file : files) {
        Optional<Metadata> metadata = MetadataReader.read(file).map(Metadata::new);
        if (metadata.isPresent() && metadata.get().ours() && !hasData(metadata.get())) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  boolean isTaken(String stem) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root, stem + ".*")) {
      return files.iterator().hasNext();
    }
  }

  private boolean hasData(Metadata metadata) {
    return metadata.members().get("filename") instanceof String filename
        && BackupName.parse(filename).isPresent()
        && Files.exists(root.resolve(filename), LinkOption.NOFOLLOW_LINKS);
  }

  private Metadata metadata(BackupName name) {
    return own(name).or(() -> foreign(name).findFirst()).orElseGet(() -> new Metadata(Map.of()));
  }

  private Optional<Metadata> own(BackupName name) {
    return Stream.of(name.filename() + NOTES, name.stem() + ".json")
        .flatMap(file -> MetadataReader.read(root.resolve(file)).stream())
        .map(Metadata::new)
        .filter(metadata -> metadata.ours() && metadata.isOf(name.filename()))
        .findFirst();
  }

  private Stream<Metadata> foreign(BackupName name) {
    return Stream.of(name.filename() + ".json", name.stem() + ".db.json", name.stem() + ".json")
        .distinct()
        .flatMap(file -> MetadataReader.read(root.resolve(file)).stream())
        .map(Metadata::new)
        .filter(metadata -> !metadata.ours());
  }

  /** The stem, or the whole name where that is not enough to tell two files apart. */
  private String id(BackupName name) throws IOException {
    return twins(name) > 1 && own(name).map(Metadata::isForeign).orElse(true)
        ? name.filename()
        : name.stem();
  }

  private long twins(BackupName name) {
    return Stream.of(".db", ".db.gz", ".db.zst")
        .filter(
            ending -> Files.exists(root.resolve(name.stem() + ending), LinkOption.NOFOLLOW_LINKS))
        .count();
  }

  private static String file(Backup backup) {
    return backup.foreign()
        ? backup.filename() + NOTES
        : BackupName.parse(backup.filename()).orElseThrow().stem() + ".json";
  }
}
