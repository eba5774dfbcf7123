package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.SECURITY;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.BearerTokens;
import glossary.config.Catalogue;
import glossary.config.Layer;
import glossary.config.Secret;
import glossary.config.Setting;
import glossary.sidecar.security.AdminToken;
import glossary.sidecar.tls.CertificateState;
import glossary.sidecar.tls.ServerTls;
import glossary.sidecar.tls.TlsUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether secrets are secret, and who this process is. */
final class SecurityChecks {
  static final List<Check> ALL =
      List.of(
          ConfigurationChecks.production(
              SECURITY, "SEC-01", "The admin's token is strong", Catalogue.ADMIN_TOKEN, "P01"),
          ConfigurationChecks.production(
              SECURITY, "SEC-02", "The editors' token is strong", Catalogue.EDITOR_TOKEN, "P02"),
          ConfigurationChecks.production(
              SECURITY, "SEC-03", "The readers' token is strong", Catalogue.READER_TOKEN, "P03"),
          ConfigurationChecks.production(
              SECURITY, "SEC-04", "The server's secret key is strong", Catalogue.SECRET_KEY, "P04"),
          check(
                  "SEC-05",
                  "There is an admin token",
                  "ADMIN_TOKEN and SIDECAR_DIR/admin.token",
                  "ADMIN_TOKEN_FILE=/path/to/a/file made with: openssl rand -hex 32",
                  SecurityChecks::token)
              .fixedBy(SecurityChecks::makeToken),
          check(
                  "SEC-06",
                  "Files with secrets are private",
                  "admin.token, the files that NAME_FILE names and TLS_KEY_FILE",
                  "chmod o-rwx,g-w on the files",
                  SecurityChecks::secretFiles)
              .fixedBy(situation -> close(open(secretsOf(situation)))),
          check(
                  "SEC-07",
                  "The env file is private",
                  "its mode, if it holds a secret",
                  "chmod o-rwx,g-w on the file",
                  SecurityChecks::envFile)
              .fixedBy(situation -> close(open(envFiles(situation)))),
          check(
                  "SEC-08",
                  "SIDECAR_DIR is this user's",
                  "its mode",
                  "chmod o-rwx,g-w on the folder",
                  SecurityChecks::home)
              .fixedBy(situation -> close(open(List.of(situation.path(Catalogue.SIDECAR_DIR))))),
          check(
              "SEC-09",
              "No secret is on a command line",
              "--set and -D, which every user of the machine can read",
              "NAME_FILE=/path instead, or the environment",
              SecurityChecks::commandLine),
          check(
              "SEC-10",
              "It does not run as root",
              "the user of this process",
              "Run it as a user of its own, such as User=glossary in a unit of systemd",
              SecurityChecks::user),
          check(
              "SEC-11",
              "The certificate can be used",
              "TLS_CERT_FILE and TLS_KEY_FILE, opened as the sidecar opens them",
              "Mend what the sentence names",
              SecurityChecks::certificate),
          check(
              "SEC-12",
              "The certificate is valid for weeks",
              "its end beside the clock",
              "Renew it, such as by: certbot renew; the sidecar takes the new one by itself",
              SecurityChecks::certificateEnd),
          ConfigurationChecks.production(
              SECURITY, "SEC-13", "JMX is not open without TLS", Catalogue.JMX_PORT, "P14"));

  private SecurityChecks() {}

  private static Check check(
      String id, String title, String looksAt, String next, Check.Look look) {
    return Check.of(SECURITY, id, title, looksAt, next, look);
  }

  private static Outcome token(Situation situation) {
    if (situation.find(Catalogue.ADMIN_TOKEN).isPresent()) {
      return ok(
          "ADMIN_TOKEN is set (from %s).", situation.settings().origin(Catalogue.ADMIN_TOKEN));
    }
    return Files.exists(situation.adminToken())
        ? ok("The generated one is in %s.", Sentences.clean(situation.adminToken().toString()))
        : warning("There is none yet; the first start makes one.");
  }

  private static String makeToken(Situation situation) throws IOException {
    Path file = situation.adminToken();
    if (!Files.isDirectory(file.getParent())) {
      Folders.make(file.getParent());
    }
    AdminToken.createIfAbsent(file);
    return "Made an admin token in %s.".formatted(Sentences.clean(file.toString()));
  }

  private static Outcome secretFiles(Situation situation) throws IOException {
    List<Path> files = secretsOf(situation);
    return files.isEmpty() ? notApplicable("No secret is in a file of its own.") : judge(files);
  }

  private static Outcome envFile(Situation situation) throws IOException {
    List<Path> files = envFiles(situation);
    return files.isEmpty() ? notApplicable("No secret comes from an env file.") : judge(files);
  }

  private static Outcome home(Situation situation) throws IOException {
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
  private static List<Path> secretsOf(Situation situation) {
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
  private static List<Path> envFiles(Situation situation) {
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

  private static boolean isSecret(Situation situation, Setting<?> setting) {
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

  private static String close(List<Path> files) throws IOException {
    List<String> done = new ArrayList<>();
    for (Path file : files) {
      Optional<Modes> modes = Modes.of(file);
      if (modes.isPresent()) {
        done.add(modes.get().close());
      }
    }
    return String.join(" ", done);
  }

  private static Outcome commandLine(Situation situation) {
    List<String> told = new ArrayList<>();
    for (Setting<?> setting : Catalogue.ALL) {
      Layer layer = situation.settings().origin(setting).layer();
      boolean seen = layer == Layer.COMMAND_LINE || layer == Layer.SYSTEM_PROPERTY;
      if (seen && isSecret(situation, setting)) {
        told.add(setting.name());
      }
    }
    return told.isEmpty()
        ? ok("None is.")
        : problem("%s is.", Sentences.some(told))
            .next("%s_FILE=/path/to/a/file instead", told.get(0));
  }

  private static Outcome user(Situation situation) throws IOException {
    Path self = Path.of("/proc/self");
    if (!Files.exists(self)) {
      return notApplicable("This system does not tell.");
    }
    Object uid = Files.getAttribute(self, "unix:uid");
    return uid.equals(0)
        ? warning("This command runs as root; a sidecar should not.")
        : ok("It runs as user %s.", uid);
  }

  private static Outcome certificate(Situation situation) {
    if (situation.find(Catalogue.TLS_CERT_FILE).isEmpty()) {
      return notApplicable("TLS_CERT_FILE is not set.");
    }
    try (ServerTls tls =
        ServerTls.open(
            RunningSidecar.files(situation.settings(), situation.workingDirectory()),
            situation.clock())) {
      return ok("It is that of %s.", Sentences.clean(tls.state().subject()));
    } catch (TlsUnusable unusable) {
      String sentence = Sentences.clean(unusable.getMessage());
      return problem("%s", sentence).next("%s", sentence);
    }
  }

  private static Outcome certificateEnd(Situation situation) {
    if (situation.find(Catalogue.TLS_CERT_FILE).isEmpty()) {
      return notApplicable("TLS_CERT_FILE is not set.");
    }
    try (ServerTls tls =
        ServerTls.open(
            RunningSidecar.files(situation.settings(), situation.workingDirectory()),
            situation.clock())) {
      CertificateState state = tls.state();
      long days = Duration.between(situation.clock().instant(), state.notAfter()).toDays();
      if (state.notBefore().isAfter(situation.clock().instant())) {
        return problem("It begins at %s only.", state.notBefore());
      }
      return days < 7
          ? problem("It ends at %s.", state.notAfter())
          : days < 21
              ? warning("It ends at %s.", state.notAfter())
              : ok("It ends in %,d days.", days);
    } catch (TlsUnusable unusable) {
      return notApplicable("It cannot be used (SEC-11).");
    }
  }
}
