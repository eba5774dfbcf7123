package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.CheckCase.objects;
import static glossary.sidecar.doctor.checklist.CheckCase.set;
import static glossary.sidecar.doctor.checklist.CheckCase.warns;
import static glossary.sidecar.doctor.checklist.CheckCase.with;
import static glossary.sidecar.doctor.checklist.ConfigurationCases.ADMIN;
import static glossary.sidecar.doctor.checklist.ConfigurationCases.TOKEN;

import glossary.sidecar.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Doors that are open, and doors that are closed. */
final class SecurityCases {
  private static final String ALL_DOORS = "API_HOST=0.0.0.0";
  private static final String TLS = "TLS_CERT_FILE=FOLDER/tls/server.pem";
  private static final String TLS_KEY = "TLS_KEY_FILE=FOLDER/tls/server.key";
  private static final String PROXY = "TRUSTED_PROXIES=192.0.2.1";

  static final List<CheckCase> ALL =
      List.of(
          warns("SEC-01", set(), set(ADMIN)),
          warns("SEC-02", set("EDITOR_TOKEN=editor"), set("EDITOR_TOKEN=" + TOKEN)),
          warns("SEC-03", set("READER_TOKEN=reader"), set("READER_TOKEN=" + TOKEN)),
          warns("SEC-04", set("SECRET_KEY=changeme"), set("SECRET_KEY=" + TOKEN + TOKEN)),
          warns("SEC-05", set(), with(one -> one.fixed("SEC-05"))),
          objects(
              "SEC-06",
              with(one -> tokenFile(one, "rw-r--r--")),
              with(one -> tokenFile(one, "rw-------"))),
          objects(
              "SEC-07",
              with(one -> write(one, ".env", ADMIN, "rw-rw----")),
              with(one -> write(one, ".env", ADMIN, "rw-r-----"))),
          objects(
              "SEC-08", with(one -> home(one, "rwxrwxrwx")), with(one -> home(one, "rwxr-x---"))),
          objects("SEC-09", set(ADMIN), set()),
          warns(
              "SEC-10",
              (folder, id) -> SecurityChecks.user(Path.of("/")),
              (folder, id) -> SecurityChecks.user(ofAnybody(folder))),
          objects(
              "SEC-11",
              with(
                  one -> {
                    certificate(one, Duration.ofDays(400));
                    Files.writeString(one.folder().resolve("tls/server.key"), "no key");
                  },
                  TLS,
                  TLS_KEY),
              with(one -> certificate(one, Duration.ofDays(400)), TLS, TLS_KEY)),
          objects(
              "SEC-12",
              with(one -> certificate(one, Duration.ofDays(5)), TLS, TLS_KEY),
              with(one -> certificate(one, Duration.ofDays(400)), TLS, TLS_KEY)),
          warns("SEC-13", set("JMX_PORT=9010"), set("JMX_PORT=0")),
          warns(
              "SEC-14",
              set("ALLOWED_ORIGINS=*"),
              set("ALLOWED_ORIGINS=https://glossary.example.org")),
          warns("SEC-15", set("RATE_LIMIT_ENABLED=false"), set("RATE_LIMIT_ENABLED=true")),
          warns("SEC-16", set("INPUT_MODE=off"), set("INPUT_MODE=detect")),
          objects("SEC-17", set(ALL_DOORS), set(ALL_DOORS, PROXY)),
          warns("SEC-18", set(ALL_DOORS), set(ALL_DOORS, "ALLOWED_HOSTS=glossary.example.org")),
          warns(
              "SEC-19",
              set(ALL_DOORS, "HEALTH_DETAILS=always"),
              set(ALL_DOORS, "HEALTH_DETAILS=authorized")),
          warns("SEC-20", set(PROXY, "HSTS_ENABLED=false"), set(PROXY, "HSTS_ENABLED=true")));

  private SecurityCases() {}

  private static void write(Deployment deployment, String name, String text, String mode)
      throws IOException {
    Path file = Files.writeString(deployment.folder().resolve(name), text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static void tokenFile(Deployment deployment, String mode) throws IOException {
    write(deployment, "admin", TOKEN, mode);
    String file = deployment.folder().resolve("admin").toString();
    write(deployment, ".env", "ADMIN_TOKEN_FILE=" + file, "rw-r-----");
  }

  private static void home(Deployment deployment, String mode) throws IOException {
    Path home = Files.createDirectories(deployment.folder().resolve("data/sidecar"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString(mode));
  }

  /** A file that is not root's. */
  private static Path ofAnybody(Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("process"));
    if (Files.getAttribute(file, "unix:uid").equals(0)) {
      Files.setAttribute(file, "unix:uid", 1000);
    }
    return file;
  }

  private static void certificate(Deployment deployment, Duration left) throws Exception {
    TestCertificates made = new TestCertificates(deployment.folder().resolve("tls"));
    made.root("ca");
    String end =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'")
            .withZone(ZoneOffset.UTC)
            .format(Instant.now().plus(left));
    made.newServer("server", "ca", "20200101000000Z", end);
  }
}
