package glossary.sidecar.glossary;

import glossary.config.DatabaseMode;
import glossary.sidecar.http.Access;
import glossary.sidecar.http.HttpFront;
import glossary.sidecar.http.Limits;
import glossary.sidecar.http.Observer;
import glossary.sidecar.http.Route;
import glossary.sidecar.http.Router;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Serves the exports of one database until its standard input ends; prints its port. */
final class ExportMain {
  private ExportMain() {}

  /** Arguments: the database file. */
  public static void main(String[] arguments) throws Exception {
    try (SqliteSource source = new SqliteSource(Path.of(arguments[0]), DatabaseMode.AUTO)) {
      ExportHandler export = new ExportHandler(source, Clock.systemUTC());
      Route route = new Route("GET", "/api/glossary/export", Access.OPEN, export::export);
      Router router = new Router(List.of(route), (request, ignored) -> {});
      try (HttpFront front =
          HttpFront.start(Limits.standard("127.0.0.1", 0), router, List.of(), Observer.NONE)) {
        System.out.println(front.port());
        while (System.in.read() >= 0) {
          // nothing is expected
        }
      }
    }
  }
}
