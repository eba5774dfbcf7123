package glossary.soak.malformed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges what came back over one connection, and counts. Several threads at once. */
final class Answers {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([0-9]{3}) ");

  /** Stack traces, classes and paths of this machine. */
  private static final Pattern TELLTALE =
      Pattern.compile(
          "\\tat |[a-z]\\.[A-Z][A-Za-z]+(Exception|Error)|\\bat"
              + " java\\.|\\.java:[0-9]|\\bsun\\.|/target/|/home/|/tmp/");

  /**
   * Not implemented and not supported are answers to such requests; other server errors are not.
   */
  private static final List<String> WITH_CAUSE = List.of("501", "505");

  private final Map<String, Integer> statuses = new TreeMap<>();

  /**
   * @param answer all bytes up to the end of the connection, as ISO 8859-1
   * @return what is wrong with it, or null
   */
  String fault(String answer) {
    String fault = null;
    Matcher status = STATUS.matcher(answer);
    if (!answer.isEmpty() && !status.lookingAt()) {
      fault = "something else than an answer: " + shown(answer);
    }
    boolean any = false;
    for (int from = 0; status.find(from); from = status.end()) {
      any = true;
      count(status.group(1));
      if (status.group(1).startsWith("5") && !WITH_CAUSE.contains(status.group(1))) {
        fault = "status " + status.group(1);
      }
    }
    if (!any) {
      count("closed");
    }
    Matcher telltale = TELLTALE.matcher(answer);
    return telltale.find() ? "it tells of " + telltale.group() : fault;
  }

  private synchronized void count(String status) {
    statuses.merge(status, 1, Integer::sum);
  }

  /** How often each status came; {@code closed} for none. */
  synchronized Map<String, Integer> statuses() {
    return new TreeMap<>(statuses);
  }

  private static String shown(String answer) {
    return answer.substring(0, Math.min(80, answer.length()));
  }
}
