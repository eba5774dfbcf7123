package glossary.sidecar.doctor.checklist;

import glossary.config.Settings;
import glossary.config.Sources;
import glossary.sidecar.glossary.HostProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder as an operator has it, and what the doctor says of it. */
record Deployment(Path folder, List<String> assignments, Clock clock) {

  static Deployment in(Path folder, String... assignments) {
    List<String> all = new ArrayList<>(List.of("SIDECAR_PORT=0", "METRICS_PORT=0"));
    if (folder.toString().chars().noneMatch(Character::isISOControl)) {
      all.add("TELEMETRY_DIR=" + folder.resolve("telemetry"));
    }
    all.addAll(List.of(assignments));
    return new Deployment(folder, all, Clock.systemUTC());
  }

  /** The same at another time. */
  Deployment after(Duration time) {
    return new Deployment(folder, assignments, Clock.offset(clock, time));
  }

  /** With a database that the existing server's process has left, its faulty index in it. */
  Deployment withHost(int rows) throws IOException {
    HostProcess.leaves(database(), rows);
    return this;
  }

  Path database() throws IOException {
    return Files.createDirectories(folder.resolve("data")).resolve("glossary.db");
  }

  Situation situation() {
    return new Situation(
        more -> {
          List<String> all = new ArrayList<>(assignments);
          all.addAll(more);
          Sources sources = Sources.none().withAssignments(all);
          Path file = folder.resolve(".env");
          return Settings.resolve(Files.exists(file) ? sources.withEnvFile(file) : sources);
        },
        assignments,
        folder,
        clock);
  }

  Map<String, Result> examined() {
    try (Situation situation = situation()) {
      return new Examiner()
          .examine(Checks.ALL, situation).stream()
              .collect(
                  Collectors.toMap(
                      result -> result.check().id(),
                      Function.identity(),
                      (a, b) -> a,
                      TreeMap::new));
    }
  }

  Outcome outcome(String id) {
    try (Situation situation = situation()) {
      return new Examiner().examine(List.of(check(id)), situation).get(0).outcome();
    }
  }

  /** Mends what one check asks for, whether it does or not. */
  Deployment fixed(String id) throws IOException {
    try (Situation situation = situation()) {
      check(id).fix().apply(situation);
    }
    return this;
  }

  private static Check check(String id) {
    return Checks.ALL.stream().filter(check -> check.id().equals(id)).findFirst().orElseThrow();
  }

  Level level(String id) {
    return outcome(id).level();
  }

  Map<String, Mended> mended() {
    try (Situation situation = situation()) {
      List<Result> fixable =
          new Examiner().examine(Checks.ALL, situation).stream().filter(Result::fixable).toList();
      return new Fixes(situation)
          .apply(fixable).stream().collect(Collectors.toMap(Mended::id, Function.identity()));
    }
  }

  /** Every file and folder, with the time and the size of files. */
  List<String> tree() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Deployment::line).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String line(Path path) {
    try {
      return path
          + (Files.isDirectory(path)
              ? ""
              : " " + Files.size(path) + " " + Files.getLastModifiedTime(path));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
