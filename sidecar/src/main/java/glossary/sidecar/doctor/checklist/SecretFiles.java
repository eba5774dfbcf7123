package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;

import glossary.config.BearerTokens;
import glossary.config.Catalogue;
import glossary.config.Layer;
import glossary.config.Secret;
import glossary.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that hold secrets, and what other users may do with them. */
final class SecretFiles {

  private SecretFiles() {}

  static Outcome secretFiles(Situation situation) throws IOException {
    List<Path> files = secretsOf(situation);
    return files.isEmpty() ? notApplicable("No secret is in a file of its own.") : judge(files);
  }

  static Outcome envFile(Situation situation) throws IOException {
    List<Path> files = envFiles(situation);
    return files.isEmpty() ? notApplicable("No secret comes from an env file.") : judge(files);
  }

  static Outcome home(Situation situation) throws IOException {
    Path folder = situation.path(Catalogue.SIDECAR_DIR);
    if (!Files.isDirectory(folder)) {
      return notApplicable("It is not there yet (FIL-01).");
    }
    Optional<Modes> modes = Modes.of(folder);
    return modes.filter(mode -> mode.othersWrite()).isPresent()
        ? problem("Any user may write there (%s).", modes.get().text())
        : ok("Other users cannot write there.");
  }

  private static Outcome judge(List<Path> files) throws IOException {
    List<Path> open = open(files);
    if (open.isEmpty()) {
      return ok("Other users cannot read %s.", Sentences.some(names(files)));
    }
    return problem("Other users may read or change %s.", Sentences.some(names(open)))
        .next("chmod o-rwx,g-w %s", Sentences.shell(open.get(0)));
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(Path::toString).toList();
  }

  /** Those that are there. */
  static List<Path> secretsOf(Situation situation) {
    List<Path> files = new ArrayList<>(List.of(situation.adminToken()));
    for (Setting<?> setting : Catalogue.ALL) {
      if (isSecret(situation, setting)) {
        situation.settings().file(setting).ifPresent(file -> files.add(absolute(situation, file)));
      }
    }
    situation.find(Catalogue.TLS_KEY_FILE).ifPresent(file -> files.add(absolute(situation, file)));
    return files.stream().filter(Files::isRegularFile).distinct().toList();
  }

  /** The env files that a secret is from. */
  static List<Path> envFiles(Situation situation) {
    List<Path> files = new ArrayList<>();
    for (Setting<?> setting : Catalogue.ALL) {
      boolean there = situation.settings().origin(setting).layer() == Layer.ENV_FILE;
      if (there && isSecret(situation, setting)) {
        String place = situation.settings().origin(setting).text().replaceFirst(":[0-9]+$", "");
        files.add(absolute(situation, Path.of(place)));
      }
    }
    return files.stream().filter(Files::isRegularFile).distinct().toList();
  }

  static boolean isSecret(Situation situation, Setting<?> setting) {
    Object value = situation.find(setting).orElse(null);
    return value instanceof Secret || value instanceof BearerTokens;
  }

  private static Path absolute(Situation situation, Path file) {
    return situation.workingDirectory().resolve(file);
  }

  private static List<Path> open(List<Path> files) throws IOException {
    List<Path> open = new ArrayList<>();
    for (Path file : files) {
      if (Modes.of(file)
          .filter(mode -> mode.othersRead() || mode.othersWrite() || mode.groupWrites())
          .isPresent()) {
        open.add(file);
      }
    }
    return open;
  }

  /** Takes from others what they can do with those of the files that are open to them. */
  static String close(List<Path> files) throws IOException {
    List<String> done = new ArrayList<>();
    for (Path file : open(files)) {
      Optional<Modes> modes = Modes.of(file);
      if (modes.isPresent()) {
        done.add(modes.get().close());
      }
    }
    return String.join(" ", done);
  }
}
