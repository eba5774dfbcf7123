package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** One host with the agent and one without, started when the first test asks for them. */
final class StreamHosts {
  private final Launcher launcher;
  private StreamHost without;
  private StreamHost withAgent;

  /** May make what the host needs. */
  interface Launcher {
    Launch launch() throws IOException;
  }

  StreamHosts(StreamServer server) {
    this(server::launch);
  }

  StreamHosts(Launcher launcher) {
    this.launcher = launcher;
  }

  StreamHost without() throws IOException {
    if (without == null) {
      without = StreamHost.without(launcher.launch());
    }
    return without;
  }

  StreamHost withAgent() throws IOException {
    if (withAgent == null) {
      withAgent = StreamHost.withAgent(launcher.launch());
    }
    return withAgent;
  }

  /** Ends both alike, Tomcat 8.5.0 with a failure; the agent must have had nothing to say. */
  void stop() throws Exception {
    try (StreamHost one = without();
        StreamHost other = withAgent()) {
      int exitCode = one.stop();
      assertThat(other.stop()).as("exit code").isEqualTo(exitCode);
      assertThat(other.errors()).doesNotContain("glossary-agent");
    }
  }
}
