package glossary.sidecar.documents;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where one process keeps what is not an uploaded document yet: a folder of its own below the
 * folder of uploads, so in the same file system, with a lock that the operating system drops when
 * the process ends, however it ends. A file {@code NAME} in it is a part of one that is being
 * received; an empty {@code NAME.pending} says that in the folder of uploads the file {@code NAME}
 * has no row yet, or no row any more. Thread-safe.
 */
final class IncomingFolder implements AutoCloseable {
  static final String PARENT = ".incoming";
  static final String PENDING = ".pending";
  private static final String LOCK = "lock";
  private static final int TRIES = 10;

  private final Path folder;
  private final FileChannel lock;

  private IncomingFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** A new one. */
  static IncomingFolder create(Path uploads) throws IOException {
    PrivateFiles.createFolder(uploads.resolve(PARENT));
    IOException last = null;
    for (int i = 0; i < TRIES; i++) { // another process that tidies up may come between
      Path folder = uploads.resolve(PARENT).resolve(UUID.randomUUID().toString());
      try {
        PrivateFiles.createFolder(folder);
        FileChannel channel = PrivateFiles.create(folder.resolve(LOCK));
        if (channel.tryLock() != null) {
          return new IncomingFolder(folder, channel);
        }
        channel.close();
      } catch (NoSuchFileException tidied) {
        last = tidied;
      }
    }
    throw new IOException("no folder of its own can be made", last);
  }

  /**
   * Those of processes that are gone, now locked by this one.
   *
   * @param own folder of this process, which is not opened: closing it would drop its lock
   */
  static List<IncomingFolder> abandoned(Path uploads, Optional<Path> own) throws IOException {
    List<IncomingFolder> abandoned = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(uploads.resolve(PARENT))) {
      for (Path folder : all) {
        Path file = folder.resolve(LOCK);
        FileChannel channel = own.equals(Optional.of(folder)) ? null : lockIfFree(file);
        if (channel != null) {
          abandoned.add(new IncomingFolder(folder, channel));
        } else if (!Files.exists(file)) {
          deleteIfEmpty(folder); // whoever is just making it tries again
        }
      }
    } catch (NoSuchFileException none) {
      return abandoned;
    }
    return abandoned;
  }

  Path path() {
    return folder;
  }

  /** Where a file is received. */
  Path partial(String name) {
    return folder.resolve(name);
  }

  /** Notes, on the disk, that this file of the folder of uploads has no row. */
  void pending(String name) throws IOException {
    try {
      PrivateFiles.create(folder.resolve(name + PENDING)).close();
      PrivateFiles.force(folder);
    } catch (FileAlreadyExistsException noted) {
      // a deletion is tried again
    }
  }

  void settled(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name + PENDING));
  }

  /** Names of files that are noted. */
  List<String> allPending() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PENDING)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        names.add(name.substring(0, name.length() - PENDING.length()));
      }
    }
    return names;
  }

  /** Deletes what was being received. */
  void deletePartials() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.equals(LOCK) && !name.endsWith(PENDING)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Deletes this folder if nothing is noted in it, and gives it free. */
  @Override
  public void close() throws IOException {
    try (lock) {
      deletePartials();
      if (allPending().isEmpty()) {
        Files.deleteIfExists(folder.resolve(LOCK));
        deleteIfEmpty(folder);
        deleteIfEmpty(folder.getParent());
      }
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException inUse) {
      // by another process, or by one that was here
    }
  }

  /** Null if another process holds it, or it is not there. */
  private static FileChannel lockIfFree(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException none) {
      return null;
    }
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException ofThisProcess) {
      return null; // closing the channel would drop the lock
    }
    if (lock == null) {
      channel.close();
      return null;
    }
    return channel;
  }
}
