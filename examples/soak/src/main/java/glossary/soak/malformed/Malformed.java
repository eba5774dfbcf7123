package glossary.soak.malformed;

import glossary.soak.malformed.ServedSidecar.Holdings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends malformed requests to the packed sidecar; ends with 1 if it ever fails, tells too much,
 * keeps something, or leaves a good client without an answer. Arguments: the repository, how many,
 * the seed.
 */
public final class Malformed {
  private static final int CLIENTS = 4;
  private static final int WARM_UP = 500;
  private static final int PATIENCE_MILLIS = 30_000;

  /** Workers are made when they are needed, up to this many. */
  private static final int MORE_THREADS = 64;

  private static final int MORE_FILES = 8;
  private static final long MORE_BYTES = 8 << 20;

  private final ServedSidecar sidecar;
  private final long seed;
  private final Answers answers = new Answers();
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicInteger served = new AtomicInteger();

  private Malformed(ServedSidecar sidecar, long seed) {
    this.sidecar = sidecar;
    this.seed = seed;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("malformed");
    long seed = Long.parseLong(arguments[2]);
    try (ServedSidecar sidecar = new ServedSidecar(Path.of(arguments[0]), folder)) {
      sidecar.awaitReady();
      Malformed malformed = new Malformed(sidecar, seed);
      malformed.run(Integer.parseInt(arguments[1]));
      malformed.faults.stream().limit(20).forEach(System.out::println);
      System.out.println(malformed.faults.size() + " faults");
      System.exit(malformed.faults.isEmpty() ? 0 : 1);
    }
  }

  private void run(int requests) throws Exception {
    int warmUp = Math.max(WARM_UP, requests / 20);
    send(0, warmUp);
    Holdings before = sidecar.holdings();
    AtomicBoolean done = new AtomicBoolean();
    Thread good = new Thread(() -> askUntil(done), "good client");
    good.start();
    send(warmUp, requests);
    done.set(true);
    good.join();
    Holdings after = settled(before);
    System.out.printf("%d malformed requests of seed %d%n", requests, seed);
    System.out.println("answers: " + answers.statuses());
    System.out.println("good client: " + served + " searches answered");
    System.out.println("before: " + before);
    System.out.println("after:  " + after);
    if (!holds(before, after)) {
      faults.add("it keeps something");
    }
    int code = sidecar.stop();
    if (code != 0) {
      faults.add("it ended with " + code);
    }
  }

  private void send(int from, int to) throws InterruptedException {
    AtomicInteger next = new AtomicInteger(from);
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      Thread client = new Thread(() -> sendAll(next, to), "client " + i);
      client.start();
      clients.add(client);
    }
    for (Thread client : clients) {
      client.join();
    }
  }

  private void sendAll(AtomicInteger next, int to) {
    for (int n = next.getAndIncrement(); n < to && sidecar.isAlive(); n = next.getAndIncrement()) {
      byte[] request = MalformedRequest.of(seed, n);
      try {
        String fault = answers.fault(exchange(request));
        if (fault != null) {
          faults.add(fault + ", after request " + n + ": " + escaped(request));
        }
      } catch (IOException failed) {
        faults.add(failed + ", after request " + n + ": " + escaped(request));
      }
    }
  }

  /** All that comes until the server closes the connection. */
  private String exchange(byte[] request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(sidecar.url.getHost(), sidecar.url.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(request);
        socket.shutdownOutput();
        socket.getInputStream().transferTo(answer);
      } catch (SocketException closedEarly) {
        // It may end the connection before it has read all.
      }
    }
    return answer.toString(StandardCharsets.ISO_8859_1);
  }

  private void askUntil(AtomicBoolean done) {
    while (!done.get()) {
      try {
        int status = sidecar.status("/api/search/fulltext?q=valve");
        if (status != 200) {
          faults.add("the good client got " + status);
        }
        served.incrementAndGet();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      } catch (IOException failed) {
        faults.add("the good client got no answer: " + failed);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  /** As soon as all is given back; after a minute whatever it is then. */
  private Holdings settled(Holdings before) throws IOException, InterruptedException {
    Holdings now = sidecar.holdings();
    for (int i = 0; i < 60 && !holds(before, now); i++) {
      TimeUnit.SECONDS.sleep(1);
      now = sidecar.holdings();
    }
    return now;
  }

  private static boolean holds(Holdings before, Holdings after) {
    return after.threads() <= before.threads() + MORE_THREADS
        && after.files() <= before.files() + MORE_FILES
        && after.heapBytes() <= before.heapBytes() + MORE_BYTES;
  }

  private static String escaped(byte[] request) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(400, request.length); i++) {
      int b = request[i] & 0xFF;
      text.append(b < ' ' || b > '~' ? "\\x%02x".formatted(b) : String.valueOf((char) b));
    }
    return text.toString();
  }
}
