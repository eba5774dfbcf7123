package glossary.agent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The classes that a JVM loaded, by its own log. */
record LoadedClasses(List<String> lines) {
  private static final Pattern LINE = Pattern.compile("(\\S+) source: (.*)");

  /** Of a main class that ends by itself. */
  static Set<String> names(Launch launch) throws Exception {
    Path log = Folders.fresh("classes").resolve("load.log");
    Finished finished = Finished.run(launch.flags(flag(log)));
    assertThat(finished.exitCode()).as(finished.errors()).isZero();
    return read(log).names();
  }

  static String flag(Path log) {
    return "-Xlog:class+load:file=" + log + ":none";
  }

  static LoadedClasses read(Path log) throws IOException {
    return new LoadedClasses(Files.readAllLines(log));
  }

  Set<String> names() {
    return lines.stream()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  /** How many came from such a source. */
  long from(String source) {
    return lines.stream()
        .map(LINE::matcher)
        .filter(match -> match.matches() && match.group(2).startsWith(source))
        .count();
  }
}
