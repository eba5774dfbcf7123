package glossary.sidecar.errors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Error groups and counts on disk: one JSON file, replaced as a whole, so that it is never half
 * written. One that cannot be read is set aside under another name. Used by one thread.
 */
final class StateFile {
  private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
  private static final JsonFactory JSON = new JsonFactory();
  private static final long LARGEST = 256L << 20;

  private final Path file;
  private boolean failing;

  /**
   * @param groups oldest first
   */
  record State(ErrorCounts.Figures counts, List<StoredGroup> groups) {}

  StateFile(Path file) {
    this.file = file;
  }

  /** Empty if there is none that can be read. */
  Optional<State> read() {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException("too large");
      }
      try (JsonParser in = JSON.createParser(Files.readAllBytes(file))) {
        return Optional.of(StateReader.read(in));
      }
    } catch (NoSuchFileException firstStart) {
      return Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      setAside();
      return Optional.empty();
    }
  }

  /** Logs once if it cannot be written, and once when it can be again. */
  void write(State state) {
    try {
      replace(state);
      failing = false;
    } catch (IOException failed) {
      if (!failing) {
        failing = true;
        LOG.warn(
            "Errors cannot be kept in {} ({}); those since then are forgotten at a restart.",
            file,
            failed.getClass().getSimpleName());
      }
    }
  }

  private void replace(State state) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
      try (JsonGenerator json = JSON.createGenerator(out)) {
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        StateWriter.write(json, state);
      }
      out.flush();
      channel.force(true);
    } catch (IOException failed) {
      Files.deleteIfExists(part);
      throw failed;
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void setAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn(
          "{} cannot be read; it is set aside as {}, and errors are counted anew.", file, aside);
    } catch (IOException stays) {
      LOG.warn("{} cannot be read; errors are counted anew.", file);
    }
  }
}
