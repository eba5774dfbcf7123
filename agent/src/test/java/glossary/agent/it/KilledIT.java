package glossary.agent.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a host was doing is in its telemetry file after {@code kill -9} under load. */
class KilledIT {

  @ParameterizedTest
  @MethodSource(ServerUnderTest.EVERYWHERE)
  void the_file_has_the_requests_in_flight_and_the_last_errors(ServerUnderTest server)
      throws Exception {
    Path telemetry = Folders.fresh("telemetry");
    Launch launch = Launch.of(server).agent("telemetry.dir=" + telemetry);
    try (HostProcess host = HostProcess.start(launch);
        Socket held = host.client().sendAndHold(Sent.get("/shop/app/hold?seal=7"));
        Load load = new Load(host.client())) {
      String file = Eventually.read(() -> content(telemetry), KilledIT::hasAll);
      assertThat(hasAll(file)).as("before: %s", names(telemetry)).isTrue();

      assertThat(held.getInputStream().available()).as("bytes of an answer").isZero();
      host.kill();

      assertThat(load.requests()).as("answered under load").isPositive();
      assertThat(content(telemetry)).contains("/shop/app/hold", "com.example.shop.ShopFailure");
    }
  }

  private static boolean hasAll(String file) {
    return Stream.of("/shop/app/hold", "com.example.shop.ShopFailure").allMatch(file::contains);
  }

  private static String content(Path folder) throws IOException {
    StringBuilder content = new StringBuilder();
    for (Path file : files(folder)) {
      content.append(Files.readString(file, ISO_8859_1));
    }
    return content.toString();
  }

  private static List<String> names(Path folder) throws IOException {
    return files(folder).stream().map(file -> file.getFileName().toString()).toList();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().matches("jvm-.*\\.mm")).toList();
    }
  }

  /** Clients that ask without a pause until the host is gone. */
  private static final class Load implements AutoCloseable {
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Client> clients;

    Load(RawClient client) {
      clients = Stream.of("text", "thrown", "large").map(name -> new Client(client, name)).toList();
      clients.forEach(Thread::start);
    }

    long requests() {
      return clients.stream().mapToLong(client -> client.requests).sum();
    }

    @Override
    public void close() {
      stopped.set(true);
    }

    private final class Client extends Thread {
      private final RawClient client;
      private final Sent request;
      private volatile long requests;

      Client(RawClient client, String endpoint) {
        this.client = client;
        this.request = Sent.get("/shop/app/" + endpoint);
      }

      @Override
      public void run() {
        try {
          while (!stopped.get()) {
            client.send(request);
            requests++;
          }
        } catch (IOException gone) {
          stopped.set(true);
        }
      }
    }
  }
}
