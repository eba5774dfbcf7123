package glossary.agent.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that has ended by itself. */
record Finished(int exitCode, String output, String errors) {
  private static final long PATIENCE_SECONDS = 90;

  /** A program of the JDK under test, with that in {@code JAVA_TOOL_OPTIONS} unless empty. */
  static Finished tool(List<String> command, String toolOptions)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.set(0, Path.of(System.getProperty("java.home"), "bin", command.get(0)).toString());
    ProcessBuilder builder = new ProcessBuilder(all);
    if (!toolOptions.isEmpty()) {
      builder.environment().put("JAVA_TOOL_OPTIONS", toolOptions);
    }
    return run(builder);
  }

  static Finished run(Launch launch, String... arguments) throws IOException, InterruptedException {
    return run(new ProcessBuilder(launch.command(arguments)));
  }

  private static Finished run(ProcessBuilder builder) throws IOException, InterruptedException {
    Path folder = Folders.fresh("process");
    Path output = folder.resolve("stdout.log");
    Path errors = folder.resolve("stderr.log");
    builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("still running: " + builder.command());
    }
    return new Finished(
        process.exitValue(), Files.readString(output, UTF_8), Files.readString(errors, UTF_8));
  }
}
