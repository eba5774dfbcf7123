package glossary.sidecar.documents;

import glossary.sidecar.glossary.Tables;
import glossary.sidecar.http.MultipartBody;
import glossary.sidecar.http.Problem;
import glossary.sidecar.security.upload.UploadKind;
import glossary.sidecar.security.upload.UploadName;
import glossary.sidecar.security.upload.UploadRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps uploaded files in step with their rows: whenever the process ends, there is no row without
 * its file, and a file without a row is noted and goes with the next start. Thread-safe.
 */
public final class UploadStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UploadStore.class);
  private static final int NAME_BYTES = 16;
  private static final String NAME = "[0-9a-f]{32}\\.[a-z]{1,8}";

  private final UploadFolder folder;
  private final UploadLimits limits;
  private final DocumentInserts rows;
  private final SecureRandom random = new SecureRandom();
  private IncomingFolder incoming;

  public UploadStore(UploadFolder folder, UploadLimits limits, Tables tables, Clock clock) {
    this.folder = folder;
    this.limits = limits;
    this.rows = new DocumentInserts(tables, clock);
  }

  UploadLimits limits() {
    return limits;
  }

  /**
   * Refuses before anything is received.
   *
   * @throws Problem 403 if the database is read-only here, 503 if it cannot be reached now
   */
  void refuseIfReadOnly() {
    rows.refuseIfReadOnly();
  }

  /**
   * Receives the file of a part, to be closed by the caller.
   *
   * @throws UploadRefused if it is not taken
   * @throws Problem 507 or 503 if it cannot be kept
   */
  ReceivedFile receive(MultipartBody.Part part) throws UploadRefused {
    String filename = UploadName.clean(part.filename());
    UploadKind kind = UploadKind.of(filename, limits.extensions());
    try {
      String stored = randomName() + kind.extension();
      Path path = incoming().partial(stored);
      return ReceivedFile.of(filename, kind, stored, path, part.content(), limits);
    } catch (IOException failed) {
      throw UploadDisk.problem(failed);
    }
  }

  /**
   * Makes a received file a document.
   *
   * @throws Problem 403, 409, 503 or 507 if there can be no row for it; then there is no file
   *     either. Where that is in doubt a note stays, and the next start decides.
   */
  Document keep(ReceivedFile file) {
    Path target = folder.path().resolve(file.stored());
    boolean done = false;
    try {
      incoming().pending(file.stored());
      try {
        Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.force(folder.path());
        Document document = rows.insert(file, folder.stored(file.stored()));
        done = true;
        return document;
      } finally {
        if (done || deleteUnlessKnown(file.stored(), target)) {
          settled(file.stored());
        }
      }
    } catch (IOException failed) {
      throw UploadDisk.problem(failed);
    }
  }

  private boolean deleteUnlessKnown(String name, Path target) throws IOException {
    Optional<Set<String>> known = rows.known(Set.of(name));
    if (known.isPresent() && known.get().isEmpty()) {
      Files.deleteIfExists(target);
    }
    return known.isPresent();
  }

  /**
   * Notes that a row is about to go, if its file is one of ours.
   *
   * @param stored where the row says that the file is
   * @return the note, to be settled once the file is gone; empty if there is none
   */
  Optional<String> deleting(String stored) {
    String name = stored.substring(stored.lastIndexOf('/') + 1);
    try {
      if (!name.matches(NAME) || !Files.exists(folder.path().resolve(name))) {
        return Optional.empty();
      }
      incoming().pending(name);
      return Optional.of(name);
    } catch (IOException failed) {
      LOG.warn("A file that is being deleted cannot be noted: {}", failed.toString());
      return Optional.empty();
    }
  }

  /** The file and its row are both there, or both gone. */
  void settled(String name) {
    try {
      incoming().settled(name);
    } catch (IOException failed) {
      LOG.warn("A note about a file stays until the next start: {}", failed.toString());
    }
  }

  /**
   * Deletes what processes that were killed have left.
   *
   * @return whether all was decided; if not, the database cannot be read now
   */
  boolean tidy() throws IOException {
    boolean all = true;
    for (IncomingFolder abandoned : IncomingFolder.abandoned(folder.path(), own())) {
      try (abandoned) {
        abandoned.deletePartials();
        Set<String> pending = Set.copyOf(abandoned.allPending());
        Optional<Set<String>> known = rows.known(pending);
        all &= known.isPresent();
        for (String name : known.isPresent() ? pending : Set.<String>of()) {
          if (name.matches(NAME) && !known.get().contains(name)) {
            Files.deleteIfExists(folder.path().resolve(name));
          }
          abandoned.settled(name);
        }
      }
    }
    return all;
  }

  /** What is being received goes. */
  @Override
  public synchronized void close() throws IOException {
    if (incoming != null) {
      incoming.close();
      incoming = null;
    }
  }

  private synchronized Optional<Path> own() {
    return Optional.ofNullable(incoming).map(IncomingFolder::path);
  }

  private synchronized IncomingFolder incoming() throws IOException {
    if (incoming == null) {
      PrivateFiles.createFolder(folder.path());
      incoming = IncomingFolder.create(folder.path());
    }
    return incoming;
  }

  private String randomName() {
    byte[] bytes = new byte[NAME_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
