package glossary.benchmarks.agents;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Starts each host with each agent, in turns, and prints Markdown. Arguments: our agent's jar, the
 * folder of the others, wrk's script.
 */
public final class AgentComparison {
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** As a flag, because some agents start the JDK's server before a host's main can set it. */
  private static final String FLAGS = "-Xmx256m -Dsun.net.httpserver.nodelay=true";

  private final List<Variant> variants;
  private final String script;
  private final File log;
  private final List<String> flags;
  private final int warmUpSeconds;
  private final int seconds;

  private AgentComparison(List<Variant> variants, String script) throws IOException {
    this.variants = variants;
    this.script = script;
    this.log = File.createTempFile("host", ".log");
    this.flags = List.of(text("FLAGS", FLAGS).split(" "));
    this.warmUpSeconds = number("WARM_UP", 4);
    this.seconds = number("SECONDS_EACH", 3);
  }

  public static void main(String[] arguments) throws IOException {
    List<Variant> all =
        Variant.all(Path.of(arguments[0]), Path.of(arguments[1]).toAbsolutePath(), freePort());
    String only = text("ONLY", "");
    List<Variant> variants =
        all.stream()
            .filter(v -> only.isEmpty() || List.of(only.split(",")).contains(v.name()))
            .toList();
    AgentComparison comparison = new AgentComparison(variants, arguments[2]);
    int rounds = number("ROUNDS", 10);
    System.out.println(comparison.conditions(rounds));
    System.out.println(Tables.sizes(variants));
    String listed = text("HOSTS", "");
    Map<String, Map<Variant, List<Measured>>> servers = new LinkedHashMap<>();
    for (Host host : listed.isEmpty() ? Host.own() : Host.listed(Path.of(listed))) {
      servers.put(host.name(), comparison.rounds(host, rounds));
    }
    if (listed.isEmpty()) {
      servers.forEach((host, found) -> System.out.println(Tables.of(host, found)));
    } else {
      System.out.println(Tables.servers(servers));
    }
    Files.delete(comparison.log.toPath());
  }

  /** Every round has every variant once, and begins with another one. */
  private Map<Variant, List<Measured>> rounds(Host host, int rounds) throws IOException {
    Map<Variant, List<Measured>> found = new LinkedHashMap<>();
    variants.forEach(variant -> found.put(variant, new ArrayList<>()));
    run(variants.get(0), host); // the disk's cache is warm for all
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < variants.size(); i++) {
        Variant variant = variants.get((round + i) % variants.size());
        found.get(variant).add(run(variant, host));
      }
      System.err.println(host.name() + ": round " + (round + 1) + " of " + rounds);
    }
    return found;
  }

  private Measured run(Variant variant, Host started) throws IOException {
    List<String> all = new ArrayList<>(flags);
    all.addAll(variant.flags());
    try (HostRun host = HostRun.start(all, started, freePort(), log)) {
      LockSupport.parkNanos(SETTLE_NANOS);
      ProcessFigures figures = host.figures();
      double atStart = figures.peakMegabytes();
      Load.of(host.url(), warmUpSeconds, script);
      double cpuBefore = figures.cpuMicros();
      Load load = Load.of(host.url(), seconds, script);
      double cpu = (figures.cpuMicros() - cpuBefore) / (load.rate() * seconds);
      double peak = figures.peakMegabytes();
      return new Measured(
          host.firstResponseMillis(), atStart, peak, figures.classesLoaded(), load.rate(), cpu);
    }
  }

  private String conditions(int rounds) {
    return String.format(
        """
        Machine: %d cores, JDK %s. Hosts: one hello-world each, flags `%s`, a process for every run. Load: wrk, 1 thread,
        8 connections, on the same machine; %d s warm-up, %d s measured. %d rounds, in each of which every agent has its turn;
        medians with quartiles, differences within a round.
        """,
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        String.join(" ", flags),
        warmUpSeconds,
        seconds,
        rounds);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static int number(String name, int otherwise) {
    return Integer.parseInt(text(name, "" + otherwise));
  }

  private static String text(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }
}
