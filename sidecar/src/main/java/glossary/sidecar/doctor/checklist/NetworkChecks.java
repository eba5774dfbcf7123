package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.NETWORK;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether it can listen, and reach whom it has to tell. */
final class NetworkChecks {
  private static final int WAIT_MILLIS = (int) Duration.ofSeconds(2).toMillis();

  static final List<Check> ALL =
      List.of(
          check(
              "NET-01",
              "The address is this machine's",
              "API_HOST, bound for a moment at any free port",
              "API_HOST=127.0.0.1, or an address that this machine has",
              NetworkChecks::address),
          check(
              "NET-02",
              "The port is free, or a sidecar's",
              "SIDECAR_PORT or API_PORT: bound for a moment, or asked for /health/ping",
              "End what uses the port, or SIDECAR_PORT=9125",
              NetworkChecks::port),
          check(
              "NET-03",
              "The port of the metrics is free, or a sidecar's",
              "METRICS_PORT",
              "METRICS_PORT=9126, or 0 for none",
              situation -> other(situation, situation.get(Catalogue.METRICS_PORT))),
          check(
              "NET-04",
              "The port of JMX is free, or a sidecar's",
              "JMX_PORT",
              "JMX_PORT=0",
              situation -> other(situation, situation.get(Catalogue.JMX_PORT))),
          check(
              "NET-05",
              "The ports need no privilege",
              "the ports beside net.ipv4.ip_unprivileged_port_start",
              "Choose ports of 1024 and more, behind a proxy if need be",
              situation ->
                  privilege(situation, Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start"))),
          check(
              "NET-06",
              "The webhook is encrypted, and its name known",
              "ALERT_WEBHOOK_URL, by DNS",
              "ALERT_WEBHOOK_URL=https://...",
              NetworkChecks::webhook),
          check(
              "NET-07",
              "The mail server can be reached",
              "SMTP_HOST and SMTP_PORT, by a connection of two seconds at most",
              "Correct SMTP_HOST and SMTP_PORT, or open the firewall",
              NetworkChecks::mail),
          check(
              "NET-08",
              "Enough connections can be open",
              "the limit of open files beside MAX_CONNECTIONS",
              "LimitNOFILE=65536 in the unit, or ulimit -n 65536",
              NetworkChecks::openFiles));

  private NetworkChecks() {}

  private static Check check(
      String id, String title, String looksAt, String next, Check.Look look) {
    return Check.of(NETWORK, id, title, looksAt, next, look);
  }

  private static Outcome address(Situation situation) {
    String host = situation.get(Catalogue.API_HOST);
    try (ServerSocket socket = bound(situation, 0)) {
      return ok("%s can be listened on.", socket.getInetAddress().getHostAddress());
    } catch (IOException refused) {
      return problem("%s cannot be listened on (%s).", Sentences.clean(host), reason(refused));
    }
  }

  private static Outcome port(Situation situation) {
    int port = situation.settings().port();
    if (port == 0) {
      return notApplicable("Any free port is taken.");
    }
    Optional<RunningSidecar> running = situation.running();
    if (running.isPresent()) {
      return ok("A sidecar answers at %s.", running.get().url());
    }
    try (ServerSocket socket = bound(situation, port)) {
      return ok("Port %d is free.", socket.getLocalPort());
    } catch (IOException refused) {
      return problem("Port %d cannot be listened on (%s).", port, reason(refused));
    }
  }

  private static Outcome other(Situation situation, int port) {
    if (port == 0) {
      return notApplicable("It is 0: there is none.");
    }
    try (ServerSocket socket = bound(situation, port)) {
      return ok("Port %d is free.", socket.getLocalPort());
    } catch (IOException refused) {
      return situation.running().isPresent()
          ? ok("Port %d is in use, and a sidecar runs.", port)
          : problem("Port %d cannot be listened on (%s).", port, reason(refused));
    }
  }

  private static ServerSocket bound(Situation situation, int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(situation.get(Catalogue.API_HOST), port), 1);
      return socket;
    } catch (IOException | RuntimeException refused) {
      socket.close();
      throw refused;
    }
  }

  /**
   * @param limit a file that holds the first port that everybody may use; without it, 1024
   */
  static Outcome privilege(Situation situation, Path limit) throws IOException {
    int first = Files.isReadable(limit) ? Integer.parseInt(Files.readString(limit).strip()) : 1024;
    List<Integer> low =
        List.of(
                situation.settings().port(),
                situation.get(Catalogue.METRICS_PORT),
                situation.get(Catalogue.JMX_PORT))
            .stream()
            .filter(port -> port > 0 && port < first)
            .toList();
    return low.isEmpty()
        ? ok("All are %d or more.", first)
        : warning("These are below %d: %s.", first, low);
  }

  private static Outcome webhook(Situation situation) {
    Optional<URI> url = situation.find(Catalogue.ALERT_WEBHOOK_URL);
    if (url.isEmpty()) {
      return notApplicable("ALERT_WEBHOOK_URL is not set.");
    }
    String host = url.get().getHost();
    try {
      InetAddress address = InetAddress.getByName(host);
      boolean encrypted = "https".equals(url.get().getScheme()) || address.isLoopbackAddress();
      return encrypted
          ? ok("%s is %s.", Sentences.clean(host), address.getHostAddress())
          : warning("Alerts go to %s in clear text.", Sentences.clean(host));
    } catch (UnknownHostException unknown) {
      return problem("The name %s is not known.", Sentences.clean(String.valueOf(host)));
    }
  }

  private static Outcome mail(Situation situation) {
    Optional<String> host = situation.find(Catalogue.SMTP_HOST);
    if (!situation.get(Catalogue.EMAIL_ENABLED) || host.isEmpty()) {
      return notApplicable("No mail is sent.");
    }
    int port = situation.get(Catalogue.SMTP_PORT);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host.get(), port), WAIT_MILLIS);
      return ok("%s:%d takes connections.", Sentences.clean(host.get()), port);
    } catch (IOException refused) {
      return problem("%s:%d does not (%s).", Sentences.clean(host.get()), port, reason(refused));
    }
  }

  private static Outcome openFiles(Situation situation) throws IOException {
    Path limits = Path.of("/proc/self/limits");
    if (!Files.isReadable(limits)) {
      return notApplicable("This system does not tell.");
    }
    long most =
        Files.readAllLines(limits).stream()
            .filter(line -> line.startsWith("Max open files"))
            .map(line -> line.split(" {2,}", -1)[1].strip())
            .mapToLong(text -> text.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(text))
            .findFirst()
            .orElse(Long.MAX_VALUE);
    long needed = situation.get(Catalogue.MAX_CONNECTIONS) + 256L;
    return most < needed
        ? problem("%,d files may be open, %,d may be needed.", most, needed)
        : ok("%,d files may be open, %,d may be needed.", most, needed);
  }

  private static String reason(IOException refused) {
    return Sentences.clean(
        refused instanceof UnknownHostException
            ? "unknown host"
            : String.valueOf(refused.getMessage()));
  }
}
