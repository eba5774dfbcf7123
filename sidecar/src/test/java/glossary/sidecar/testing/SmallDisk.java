package glossary.sidecar.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system of its own, in memory, which only root may mount; elsewhere its test is skipped.
 */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * @param options such as {@code size=24m,mode=0755}
   */
  public static SmallDisk mount(Path folder, String options) throws Exception {
    Files.createDirectory(folder);
    Command mount =
        Command.run(folder, "mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
    assumeTrue(mount.exitCode() == 0, "no small disk can be mounted here: " + mount.text());
    return new SmallDisk(folder);
  }

  public Path folder() {
    return folder;
  }

  public void readOnly() throws Exception {
    run("mount", "-o", "remount,ro", folder.toString());
  }

  public void writable() throws Exception {
    run("mount", "-o", "remount,rw", folder.toString());
  }

  /** Also if files on it are still open. */
  @Override
  public void close() throws IOException {
    try {
      run("umount", "-l", folder.toString());
    } catch (Exception failed) {
      throw new IOException("still mounted: " + folder, failed);
    }
  }

  private void run(String... command) throws Exception {
    Command run = Command.run(folder.getParent(), command);
    assertThat(run.exitCode()).as(run.text()).isZero();
  }
}
