package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.SECURITY;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import glossary.config.Catalogue;
import glossary.config.Layer;
import glossary.config.Setting;
import glossary.sidecar.security.AdminToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
                  SecretFiles::secretFiles)
              .fixedBy(situation -> SecretFiles.close(SecretFiles.secretsOf(situation))),
          check(
                  "SEC-07",
                  "The env file is private",
                  "its mode, if it holds a secret",
                  "chmod o-rwx,g-w on the file",
                  SecretFiles::envFile)
              .fixedBy(situation -> SecretFiles.close(SecretFiles.envFiles(situation))),
          check(
                  "SEC-08",
                  "SIDECAR_DIR is this user's",
                  "its mode",
                  "chmod o-rwx,g-w on the folder",
                  SecretFiles::home)
              .fixedBy(
                  situation -> SecretFiles.close(List.of(situation.path(Catalogue.SIDECAR_DIR)))),
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
              situation -> user(Path.of("/proc/self"))),
          check(
              "SEC-11",
              "The certificate can be used",
              "TLS_CERT_FILE and TLS_KEY_FILE, opened as the sidecar opens them",
              "Mend what the sentence names",
              Certificates::usable),
          check(
              "SEC-12",
              "The certificate is valid for weeks",
              "its end beside the clock",
              "Renew it, such as by: certbot renew; the sidecar takes the new one by itself",
              Certificates::lasting),
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

  private static Outcome commandLine(Situation situation) {
    List<String> told = new ArrayList<>();
    for (Setting<?> setting : Catalogue.ALL) {
      Layer layer = situation.settings().origin(setting).layer();
      boolean seen = layer == Layer.COMMAND_LINE || layer == Layer.SYSTEM_PROPERTY;
      if (seen && SecretFiles.isSecret(situation, setting)) {
        told.add(setting.name());
      }
    }
    return told.isEmpty()
        ? ok("None is.")
        : problem("%s is.", Sentences.some(told))
            .next("%s_FILE=/path/to/a/file instead", told.get(0));
  }

  /**
   * @param process a file that its user owns
   */
  static Outcome user(Path process) throws IOException {
    if (!Files.exists(process)) {
      return notApplicable("This system does not tell.");
    }
    Object uid = Files.getAttribute(process, "unix:uid");
    return uid.equals(0)
        ? warning("This command runs as root; a sidecar should not.")
        : ok("It runs as user %s.", uid);
  }
}
