package glossary.sidecar.glossary;

import static org.assertj.core.api.Assumptions.assumeThat;

import glossary.config.DatabaseMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.sqlite.SQLiteConfig;

/** A sidecar process whose permissions count: root's do not, so then it runs as nobody. */
final class Stranger {
  private static final Path SET_PRIVILEGES = Path.of("/usr/bin/setpriv");

  private final Path programs;

  /** Copies what it runs to a folder that anyone may read. */
  Stranger(Path folder) throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    this.programs = Files.createDirectories(folder.resolve("programs"));
    for (Class<?> of :
        List.of(
            Stranger.class,
            SqliteSource.class,
            DatabaseMode.class,
            SQLiteConfig.class,
            Logger.class,
            json())) {
      copy(Path.of(of.getProtectionDomain().getCodeSource().getLocation().getPath()));
    }
    for (Path up = folder; up.startsWith("/tmp") && !up.equals(Path.of("/tmp")); ) {
      allow(up, "rwxr-xr-x");
      up = up.getParent();
    }
  }

  /** What it finds, line by line. */
  List<String> sees(Path database) throws IOException {
    List<String> command = new ArrayList<>();
    if (root()) {
      assumeThat(SET_PRIVILEGES).exists();
      String[] nobody = {"--reuid=65534", "--regid=65534", "--clear-groups"};
      command.add(SET_PRIVILEGES.toString());
      command.addAll(List.of(nobody));
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path temporary = Files.createDirectories(programs.resolve("tmp"));
    allow(temporary, "rwxrwxrwx");
    command.addAll(
        List.of(
            java,
            "-Dorg.sqlite.tmpdir=" + temporary,
            "-cp",
            programs + ":" + programs + "/*",
            StateMain.class.getName(),
            database.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private void copy(Path classes) throws IOException {
    Path from = Files.isDirectory(classes) ? classes : classes.getParent();
    try (Stream<Path> all = Files.isDirectory(classes) ? Files.walk(from) : Stream.of(classes)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        Path to = programs.resolve(from.relativize(path).toString());
        Files.createDirectories(to.getParent());
        Files.copy(path, to);
      }
    }
  }

  private static Class<?> json() {
    return com.fasterxml.jackson.core.JsonFactory.class;
  }

  private static boolean root() throws IOException {
    return Files.exists(Path.of("/proc/self"))
        && Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }
}
