package glossary.benchmarks.agents;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One way to start a host.
 *
 * @param flags of the JVM, beside those of all
 * @param jars the agent's, empty for none
 */
record Variant(String name, List<String> flags, List<Path> jars) {

  /** None first: all others are compared with it. */
  static List<Variant> all(Path ours, Path peers, int freePort) {
    Path telemetry = peers.resolve("opentelemetry-javaagent.jar");
    List<String> quiet = List.of("-Dotel.traces.exporter=none", "-Dotel.logs.exporter=none");
    return List.of(
        new Variant("none", List.of(), List.of()),
        agent("Glossary", ours, "", List.of()),
        agent(
            "OpenTelemetry, no exporter",
            telemetry,
            "",
            with(quiet, "-Dotel.metrics.exporter=none")),
        agent(
            "OpenTelemetry, Prometheus",
            telemetry,
            "",
            with(
                quiet,
                "-Dotel.metrics.exporter=prometheus",
                "-Dotel.exporter.prometheus.port=" + freePort)),
        agent(
            "Elastic APM, sends nothing",
            peers.resolve("elastic-apm-agent.jar"),
            "",
            List.of(
                "-Delastic.apm.disable_send=true",
                "-Delastic.apm.cloud_provider=NONE",
                "-Delastic.apm.central_config=false",
                "-Delastic.apm.log_level=ERROR")),
        agent(
            "JMX exporter",
            peers.resolve("jmx_prometheus_javaagent.jar"),
            "=" + freePort + ":" + peers.resolve("jmx-exporter.yaml"),
            List.of()));
  }

  private static Variant agent(String name, Path jar, String options, List<String> flags) {
    if (!Files.isReadable(jar)) {
      throw new IllegalArgumentException(
          jar + " is not there; examples/benchmarks/agent fetches it");
    }
    return new Variant(name, with(flags, "-javaagent:" + jar + options), List.of(jar));
  }

  private static List<String> with(List<String> flags, String... more) {
    List<String> all = new java.util.ArrayList<>(flags);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }
}
