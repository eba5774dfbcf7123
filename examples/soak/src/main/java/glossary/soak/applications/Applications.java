package glossary.soak.applications;

import glossary.soak.applications.Client.Answer;
import glossary.soak.applications.HostJmx.Kept;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks an application the same with and without the agent; then loads it for a while, the agent
 * being switched on and off, and compares what it holds before and after.
 *
 * <p>Arguments: the agent's jar, or {@code none} for the same load without it, seconds of load,
 * seconds between switches, the start script. Its requests are in the file beside it whose name
 * ends in {@code .requests}; those that begin with {@code slow} are compared and not part of the
 * load.
 */
public final class Applications {
  private static final String NO_AGENT = "none";
  private static final String SLOW = "slow ";
  private static final int CLIENTS = 4;
  private static final int CLASSES_MORE = 6_000_000; // the JVM's own, for method handles and such
  private static final double HEAP = 1.15;
  private static final int HEAP_MORE = 6_000_000;

  private Applications() {}

  /**
   * Runs one application.
   *
   * @throws IllegalStateException if anything is not as without the agent, or is left behind
   */
  public static void main(String[] arguments) throws Exception {
    Path script = Path.of(arguments[3]);
    List<String> lines = Files.readAllLines(Path.of(arguments[3] + ".requests"));
    List<String> requests =
        lines.stream()
            .map(line -> line.startsWith(SLOW) ? line.substring(SLOW.length()) : line)
            .toList();
    List<String> slow =
        requests.stream().filter(request -> lines.contains(SLOW + request)).toList();
    Client client = new Client();
    List<Map<String, Answer>> without = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      try (Server server = Server.start(script, "", client, requests.get(0))) {
        without.add(ask(client, server.base(), requests));
      }
    }
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    without
        .get(0)
        .forEach(
            (each, one) -> patterns.put(each, new Pattern(each, one, without.get(1).get(each))));

    if (arguments[0].equals(NO_AGENT)) {
      patterns.keySet().removeIf(request -> slow.contains(request));
      try (Server server = Server.start(script, "", client, requests.get(0))) {
        Load load = new Load(server.base(), client, patterns);
        load.neverOn();
        control(load, Integer.parseInt(arguments[1]));
      }
      return;
    }
    int port = Server.freePort();
    String telemetry = Files.createTempDirectory("telemetry-").toString();
    String flags = "-javaagent:" + arguments[0] + "=port=" + port + ";telemetry.dir=" + telemetry;
    try (Server server = Server.start(script, flags, client, requests.get(0))) {
      List<String> wrong = new ArrayList<>();
      ask(client, server.base(), requests)
          .forEach(
              (each, answer) ->
                  patterns
                      .get(each)
                      .differences(answer)
                      .forEach(one -> wrong.add(each + ": " + one)));
      long dynamic = patterns.values().stream().filter(Pattern::isDynamic).count();
      System.out.printf(
          "%s: %d requests, the bodies of %d differ between two runs without the agent%n",
          script.getFileName(), requests.size(), dynamic);
      fail(wrong);
      patterns.keySet().removeIf(request -> slow.contains(request));
      Load load = new Load(server.base(), client, patterns);
      soak(server, load, port, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    }
  }

  /** What the same load loses without an agent. */
  private static void control(Load load, int seconds) throws Exception {
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(load.start(i));
    }
    TimeUnit.SECONDS.sleep(seconds);
    load.stop();
    for (Thread client : clients) {
      client.join();
    }
    System.out.printf("  %d answers without the agent%n", load.off.sum());
    fail(List.copyOf(load.wrong));
  }

  private static Map<String, Answer> ask(Client client, URI base, List<String> requests)
      throws Exception {
    Map<String, Answer> answers = new LinkedHashMap<>();
    for (String request : requests) {
      client.ask(base, request); // Some pages say whether they are compiled.
      answers.put(request, client.ask(base, request));
    }
    return answers;
  }

  private static void soak(Server server, Load load, int port, int seconds, int pause)
      throws Exception {
    List<Thread> clients = new ArrayList<>();
    try (HostJmx jmx = HostJmx.attach(server.pid())) {
      long counted = Counted.at(port);
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(load.start(i));
      }
      int switches = Math.max(2, seconds / pause / 2 * 2);
      Kept before = null;
      for (int i = 0; i < switches; i++) {
        TimeUnit.SECONDS.sleep(pause);
        load.switching(jmx, i % 2 == 1);
        if (i == 1) {
          before = jmx.kept(); // Warm: has been on, off and on again.
        }
      }
      load.stop();
      for (Thread client : clients) {
        client.join();
      }
      Kept after = jmx.kept();
      counted = Counted.at(port) - counted;
      long on = load.on.sum();
      System.out.printf(
          "  %d answers while on, %d off, %d across one of %d switches; counted: %d%n",
          on, load.off.sum(), load.between.sum(), switches, counted);
      System.out.printf("  before: %s%n  after:  %s%n", before, after);
      fail(List.copyOf(load.wrong));
      List<String> wrong = new ArrayList<>();
      if (counted < on || counted > on + load.between.sum()) {
        wrong.add(counted + " requests were counted, not " + on);
      }
      if (after.heap() > before.heap() * HEAP + HEAP_MORE
          || after.threads() > before.threads() + CLIENTS
          || after.classes() > before.classes() + CLASSES_MORE
          || after.files() > before.files() + CLIENTS) {
        wrong.add("something is left behind");
      }
      fail(wrong);
    } finally {
      load.stop();
    }
  }

  private static void fail(List<String> wrong) {
    if (!wrong.isEmpty()) {
      wrong.stream().limit(20).forEach(System.err::println);
      throw new IllegalStateException(wrong.size() + " differences");
    }
  }
}
