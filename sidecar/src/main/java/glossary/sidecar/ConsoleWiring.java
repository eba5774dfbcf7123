package glossary.sidecar;

import glossary.sidecar.console.AccessHandler;
import glossary.sidecar.console.ConsoleHandler;
import glossary.sidecar.glossary.SqliteSource;
import glossary.sidecar.health.History;
import glossary.sidecar.health.HistoryHandler;
import glossary.sidecar.health.RequestWindow;
import glossary.sidecar.http.Route;
import glossary.sidecar.security.AccessControl;
import java.time.Clock;
import java.util.List;

/** The page at {@code /} and what it alone asks for. */
final class ConsoleWiring {

  private ConsoleWiring() {}

  static List<Route> routes(
      AccessControl access,
      SqliteSource source,
      RequestWindow requests,
      Closing closing,
      Clock clock) {
    History history = closing.later(new History(requests, clock));
    history.start();
    AccessHandler caller =
        new AccessHandler(
            access, access.guardsReading(), () -> source.state().writable(), Version.current());
    return Routes.console(
        new ConsoleHandler(access.guardsReading()), caller, new HistoryHandler(history));
  }
}
