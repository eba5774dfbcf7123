package glossary.sidecar.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes sure that a process may be attached to before anything is done to it. Attaching begins with
 * the signal SIGQUIT, which ends almost every process that is no JVM.
 */
final class JvmProcess {
  private static final Path PROC = Path.of("/proc");

  private JvmProcess() {}

  /**
   * @throws AttachProblem if there is no such process, or it is another user's, or no JVM
   */
  static void check(long pid) throws AttachProblem {
    ProcessHandle process =
        ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .orElseThrow(
                () -> problem("There is no process " + pid + "; jps lists the JVMs of this user."));
    Optional<String> owner = process.info().user();
    Optional<String> own = ProcessHandle.current().info().user();
    if (owner.isPresent() && own.isPresent() && !owner.equals(own)) {
      throw problem("Process " + pid + " is " + owner.get() + "'s; run this command as that user.");
    }
    if (!isJvm(pid)) {
      throw problem("Process " + pid + " is no JVM; jps lists the JVMs of this user.");
    }
  }

  /** On Linux by the libraries it has loaded, elsewhere by the JVM's own list. */
  private static boolean isJvm(long pid) throws AttachProblem {
    if (!Files.exists(PROC.resolve("self/maps"))) {
      return Attachment.isListed(pid);
    }
    Path maps = PROC.resolve(pid + "/maps");
    try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.endsWith("/libjvm.so"));
    } catch (IOException refused) {
      throw AttachProblem.lasting(
          "Process " + pid + " cannot be looked at; run this command as its user.", refused);
    }
  }

  private static AttachProblem problem(String sentence) {
    return AttachProblem.lasting(sentence, null);
  }
}
