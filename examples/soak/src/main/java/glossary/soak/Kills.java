package glossary.soak;

import glossary.api.telemetry.HostState;
import glossary.api.telemetry.HostTelemetry;
import glossary.api.telemetry.InFlightRequest;
import glossary.api.telemetry.RequestSeries;
import glossary.api.telemetry.TelemetryReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Starts a host with the agent, puts it under load, kills it at a random moment and reads what it
 * left behind; ends with 1 if that was ever not what it must be. Arguments: how often, the agent's
 * jar, the host's jar.
 */
public final class Kills {

  /** Figures are published each second; what is older must be there. */
  private static final long PUBLISHED_NANOS = TimeUnit.MILLISECONDS.toNanos(2500);

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final String agent;
  private final String host;
  private final Path telemetry;
  private final AtomicLong answered = new AtomicLong();
  private long torn;

  private Kills(String agent, String host) throws IOException {
    this.agent = agent;
    this.host = host;
    Path memory = Path.of("/dev/shm");
    this.telemetry =
        Files.isDirectory(memory)
            ? Files.createTempDirectory(memory, "kills")
            : Files.createTempDirectory("kills");
  }

  public static void main(String[] arguments) throws Exception {
    Kills kills = new Kills(arguments[1], arguments[2]);
    int times = Integer.parseInt(arguments[0]);
    List<String> faults = new ArrayList<>();
    for (int i = 1; i <= times; i++) {
      for (String fault : kills.once()) {
        faults.add("kill " + i + ": " + fault);
      }
    }
    Files.delete(kills.telemetry);
    faults.forEach(System.out::println);
    System.out.printf(
        "%d kills under load, %d requests answered before; %d faults; %d torn records, recognised as such%n",
        times, kills.answered.get(), faults.size(), kills.torn);
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  private List<String> once() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-javaagent:" + agent + "=telemetry.dir=" + telemetry,
                "-jar",
                host,
                "0",
                "--until-end-of-input")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = process.inputReader()) {
      URI site = site(output);
      long before = answered.get();
      Load load = new Load(site);
      awaitTelemetry();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(randomMillis()));
      long published = answered.get() - before;
      LockSupport.parkNanos(PUBLISHED_NANOS);
      process.destroyForcibly().waitFor();
      load.stop();
      return faults(published);
    } finally {
      process.destroyForcibly();
    }
  }

  private static long randomMillis() {
    return ThreadLocalRandom.current().nextLong(200, 1500);
  }

  private static URI site(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      int at = line.indexOf("http://");
      if (at >= 0) {
        return URI.create(line.substring(at).trim());
      }
    }
    throw new IOException("the host has not started");
  }

  private void awaitTelemetry() throws IOException {
    long start = System.nanoTime();
    while (files().isEmpty() && System.nanoTime() - start < PATIENCE_NANOS) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(telemetry)) {
      return files.toList();
    }
  }

  private List<String> faults(long published) throws IOException {
    List<String> faults = new ArrayList<>();
    List<Path> files = files();
    if (files.size() != 1) {
      faults.add("there are the files " + files);
    }
    for (Path file : files) {
      check(TelemetryReader.read(file.toFile(), System.currentTimeMillis()), published, faults);
      Files.delete(file);
    }
    return faults;
  }

  private void check(HostTelemetry left, long published, List<String> faults) {
    torn += left.damaged;
    if (left.state != HostState.CRASHED) {
      faults.add("it is said to be " + left.state);
    }
    long counted = left.figures.requests.stream().mapToLong(RequestSeries::count).sum();
    if (counted == 0 || counted < published) {
      faults.add(counted + " requests counted, " + published + " answered long before");
    }
    if (left.recentErrors.isEmpty()) {
      faults.add("no error is told of");
    }
    if (left.inFlight.stream().noneMatch(Kills::isSlow)) {
      faults.add("the slow request is not among those in flight");
    }
  }

  private static boolean isSlow(InFlightRequest request) {
    return request.path.equals("/slow");
  }

  /** Clients that ask until the host is gone: for pages, for a failure, and for a slow answer. */
  private final class Load {
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    Load(URI site) {
      for (String path : List.of("/", "/terms/broken", "/slow", "/slow")) {
        Thread thread = new Thread(() -> ask(site.resolve(path)), "load " + path);
        thread.start();
        threads.add(thread);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200)); // The slow ones by turns.
      }
    }

    private void ask(URI page) {
      while (!stopped.get()) {
        try {
          client.sendAsync(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding()).join();
          answered.incrementAndGet();
        } catch (CompletionException closedByTheHost) {
          // What fails there closes the connection; a host that is gone does too.
          answered.incrementAndGet();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
      }
    }

    void stop() throws InterruptedException {
      stopped.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
