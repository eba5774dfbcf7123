package glossary.sidecar.security.rate;

import glossary.sidecar.http.Request;
import glossary.sidecar.security.cors.CorsPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What requests cost, by their canonical paths: exactly, or by whole segments. Immutable. */
public final class RouteCosts {
  private static final Set<String> PROBES =
      Set.of("/health", "/health/liveness", "/health/ready", "/health/ping", "/health/startup");
  private static final String DOWNLOAD = "/download";
  private static final String BACKUPS = "/api/backups";
  private static final List<String> OPERATIONS =
      List.of(
          BACKUPS,
          "/api/config",
          "/api/csp-reports",
          "/api/errors",
          "/api/hosts",
          "/api/index",
          "/api/jobs",
          "/api/log-level");

  private static final Charge ONE = Charge.of(Limit.DEFAULT, 1);
  private static final Charge ADMIN = Charge.of(Limit.DEFAULT, 5);
  private static final Charge UPLOAD = Charge.of(Limit.DEFAULT, 10);
  private static final Charge EXPORT = Charge.of(Limit.DEFAULT, 20);
  private static final Charge PREFLIGHT = new Charge(Limit.DEFAULT, 1);
  private static final Charge WATCH = Charge.of(Limit.WATCH, 1);

  private final Map<String, Charge> gets = new HashMap<>();
  private final Map<String, Charge> posts = new HashMap<>();

  /**
   * @param metricsPath where Prometheus scrapes, if it may
   */
  public RouteCosts(Optional<String> metricsPath) {
    PROBES.forEach(probe -> gets.put(probe, Charge.NOTHING));
    metricsPath.ifPresent(path -> gets.put(path, WATCH));
    gets.put("/health/detailed", WATCH);
    gets.put("/health/metrics", WATCH);
    gets.put("/health/history", WATCH);
    gets.put("/api/errors/stats", ONE);
    gets.put("/api/glossary/export", EXPORT);
    posts.put("/api/glossary/import", UPLOAD);
    posts.put("/api/documents/upload", UPLOAD);
    posts.put("/api/documents/upload-batch", UPLOAD);
    posts.put("/api/csp-reports", Charge.of(Limit.REPORTS, 1));
  }

  Charge of(Request request) {
    if (CorsPolicy.isPreflight(request)) {
      return PREFLIGHT;
    }
    String path = request.path();
    if (request.method().equals("GET") && isOfTheConsole(path)) {
      return Charge.NOTHING;
    }
    Charge exact = exact(request.method(), path);
    if (exact != null) {
      return exact;
    }
    for (String operation : OPERATIONS) {
      if (isAtOrBelow(path, operation)) {
        boolean file = operation.equals(BACKUPS) && path.endsWith(DOWNLOAD);
        return file ? EXPORT : ADMIN;
      }
    }
    return ONE;
  }

  private Charge exact(String method, String path) {
    return switch (method) {
      case "GET" -> gets.get(path);
      case "POST" -> posts.get(path);
      default -> null;
    };
  }

  /** The page and its files are in memory, and a browser asks for all of them at once. */
  private static boolean isOfTheConsole(String path) {
    return path.equals("/") || path.startsWith("/console/");
  }

  private static boolean isAtOrBelow(String path, String folder) {
    return path.startsWith(folder)
        && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
  }
}
