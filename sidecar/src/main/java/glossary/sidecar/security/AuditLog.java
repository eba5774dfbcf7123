package glossary.sidecar.security;

import glossary.sidecar.errors.logs.LogFiles;
import glossary.sidecar.http.Request;
import glossary.sidecar.http.Response;
import glossary.sidecar.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Notes who did what with a privilege, from where, and what came of it: one line each in {@code
 * audit.log}. Client, role and request id come from the request's context. Bodies are not noted,
 * nor tokens.
 */
public final class AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(LogFiles.AUDIT);
  private static final int LONGEST_TARGET = 200;

  /** Parameters that say what an action is done to; others may hold texts. */
  private static final Set<String> TELLING = Set.of("entry_ids", "dry_run");

  /** What came of an action. */
  public enum Outcome {
    DONE,
    /** The caller may not. */
    REFUSED,
    FAILED;

    static Outcome of(int status) {
      if (status < 400) {
        return DONE;
      }
      return status == 401 || status == 403 ? REFUSED : FAILED;
    }
  }

  private AuditLog() {}

  /** Of a request to a route that needs a privilege. */
  static void request(Request request, Route route, Principal who, int status, String location) {
    LoggingEventBuilder line =
        line(Outcome.of(status))
            .addKeyValue("status", status)
            .addKeyValue("token_sha256", who.mark());
    String target = target(request);
    if (!target.isEmpty()) {
      line = line.addKeyValue("target", target);
    }
    if (location != null) {
      line = line.addKeyValue("location", location);
    }
    line.log("{} {}", route.method(), route.template());
  }

  /** A token that is not valid was sent; the request's context says where to. */
  static void signInFailed() {
    line(Outcome.REFUSED).log("invalid token");
  }

  /** The tokens of a role are others than before, because their file is. */
  public static void tokensChanged(String setting) {
    line(Outcome.DONE).log("the tokens of {} were read again", setting);
  }

  /**
   * Of something that was done by JMX or on the command line.
   *
   * @param target may be empty
   * @param role such as {@code admin}, or the name of the operating system's user
   */
  public static void operation(
      String action, String target, String role, String client, Outcome outcome) {
    LoggingEventBuilder line =
        line(outcome).addKeyValue("role", role).addKeyValue("client", client);
    if (!target.isEmpty()) {
      line = line.addKeyValue("target", shorten(target));
    }
    line.log("{}", action);
  }

  /** The location of what an answer made or started; null if it names none. */
  static String location(Response answer) {
    return answer == null ? null : answer.header("Location");
  }

  private static LoggingEventBuilder line(Outcome outcome) {
    return LOG.atInfo().addKeyValue("outcome", outcome.name().toLowerCase(Locale.ROOT));
  }

  private static String target(Request request) {
    Map<String, String> parts = new TreeMap<>(request.variables());
    for (Map.Entry<String, List<String>> parameter : request.query().entrySet()) {
      if (TELLING.contains(parameter.getKey())) {
        parts.put(parameter.getKey(), String.join(",", parameter.getValue()));
      }
    }
    StringBuilder target = new StringBuilder();
    parts.forEach(
        (name, value) ->
            target.append(target.isEmpty() ? "" : " ").append(name).append('=').append(value));
    return shorten(target.toString());
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_TARGET ? text : text.substring(0, LONGEST_TARGET) + "...";
  }
}
