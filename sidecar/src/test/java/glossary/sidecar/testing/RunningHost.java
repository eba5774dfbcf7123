package glossary.sidecar.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The packed sample web application in a JVM of its own, without the agent. */
public final class RunningHost implements AutoCloseable {
  private static final Path JAR =
      Path.of("../examples/glossary-host-jdk/target/glossary-host-jdk.jar").toAbsolutePath();

  private final Process process;
  private final URI url;

  private RunningHost(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  public static RunningHost start(Path javaHome, String... flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-jar", JAR.toString(), "0", "--until-end-of-input"));
    ProcessBuilder builder = new ProcessBuilder(command);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    return new RunningHost(process, URI.create(lines.readLine().replace("Glossary on ", "")));
  }

  public String pid() {
    return Long.toString(process.pid());
  }

  /** Ends with a slash. */
  public URI url() {
    return url;
  }

  /** As {@code kill -9}. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public HttpHeaders headers() throws Exception {
    return PackedSidecar.get(url).headers();
  }

  @Override
  public void close() {
    kill();
  }
}
