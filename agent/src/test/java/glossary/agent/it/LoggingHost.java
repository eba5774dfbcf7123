package glossary.agent.it;

import java.io.IOException;
import java.util.List;

/** A host whose application logs. */
record LoggingHost(HostProcess host) {

  /** Asks {@code /shop/app/NAME}; the body. */
  String get(String name, String id, String... headers) throws IOException {
    return of("shop", name, id, headers);
  }

  String of(String app, String name, String id, String... headers) throws IOException {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "X-Request-ID: " + id;
    all[1] = "Connection: close";
    return host.client().send(Sent.get("/" + app + "/app/" + name, all)).text();
  }

  /** All lines of its log so far; complete when it has stopped. */
  List<LogLine> lines() {
    return host.output().stream().filter(LogLine::is).map(LogLine::parse).toList();
  }
}
