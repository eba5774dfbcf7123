package glossary.agent.publish;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glossary.api.telemetry.TelemetryFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What tests need of the operating system. */
final class Machine {

  private Machine() {}

  static boolean isRoot() {
    return TelemetryFolder.userNumber() == 0;
  }

  /** Mounts a small file system in memory until it is closed; skips the test where none may. */
  static Closeable tmpfs(Path folder, String options) throws IOException {
    assumeTrue(isRoot(), "only root can mount a small file system");
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString()) == 0,
        "this machine allows no mount");
    return () -> {
      if (run("umount", "-l", folder.toString()) != 0) {
        throw new IOException("can't unmount " + folder);
      }
    };
  }

  /** Whether any process holds a lock of a file: told by the kernel, without opening the file. */
  static boolean isLocked(Path file) throws IOException {
    return Files.readString(Path.of("/proc/locks"))
        .contains(":" + Files.getAttribute(file, "unix:ino") + " ");
  }

  /** The exit code. */
  static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  /** Waits until a condition holds; fails after half a minute. */
  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within 30 s: " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
