package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.CheckCase.objects;
import static glossary.sidecar.doctor.checklist.CheckCase.set;
import static glossary.sidecar.doctor.checklist.CheckCase.warns;
import static glossary.sidecar.doctor.checklist.LookingProcess.with;

import glossary.sidecar.testing.SmallDisk;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;

/** Networks and JVMs that are wrong, and such as are right. */
final class MachineCases {
  private static final String MAIL = "EMAIL_ENABLED=true,SMTP_HOST=127.0.0.1,SMTP_PORT=PORT";
  private static final String ADDRESSES = ",SMTP_FROM=a@example.org,SMTP_TO=b@example.org";

  static final List<CheckCase> ALL =
      List.of(
          objects("NET-01", set("API_HOST=203.0.113.7"), set("API_HOST=127.0.0.1")),
          objects("NET-02", taken("SIDECAR_PORT=PORT"), free("SIDECAR_PORT=PORT")),
          objects("NET-03", taken("METRICS_PORT=PORT"), free("METRICS_PORT=PORT")),
          objects("NET-04", taken("JMX_PORT=PORT"), free("JMX_PORT=PORT")),
          warns("NET-05", privileged("80"), privileged("9123")),
          warns(
              "NET-06",
              set("ALERT_WEBHOOK_URL=http://192.0.2.1/x"),
              set("ALERT_WEBHOOK_URL=https://127.0.0.1/x")),
          objects("NET-07", free(MAIL + ADDRESSES), taken(MAIL + ADDRESSES)),
          objects("NET-08", with().openFiles(1000), with().openFiles(4000)),
          warns(
              "JVM-01",
              (folder, id) -> JvmChecks.version(19),
              (folder, id) -> JvmChecks.version(21)),
          objects("JVM-02", with("-Xmx32m"), with("-Xmx128m")),
          warns("JVM-03", with("-XX:MaxRAMPercentage=95"), with("-Xmx128m")),
          objects(
              "JVM-04",
              set(
                  "MEMORY_WARNING_THRESHOLD_PERCENT=0.001",
                  "MEMORY_CRITICAL_THRESHOLD_PERCENT=0.002"),
              set(
                  "MEMORY_WARNING_THRESHOLD_PERCENT=99.9",
                  "MEMORY_CRITICAL_THRESHOLD_PERCENT=100")),
          objects(
              "JVM-05",
              with(
                  "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0"),
              with()),
          warns("JVM-06", with().locale("C"), with().locale("C.UTF-8")),
          warns("JVM-07", MachineCases::trustingNobody, with()),
          objects("JVM-08", MachineCases::noexec, set()));

  private MachineCases() {}

  /**
   * @param settings separated by commas; {@code PORT} is one that another program listens on
   */
  private static CheckCase.Scene taken(String settings) {
    return (folder, id) -> {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
        return Deployment.in(folder, at(settings, socket.getLocalPort())).outcome(id);
      }
    };
  }

  /**
   * @param settings separated by commas; {@code PORT} is one that nobody listens on
   */
  private static CheckCase.Scene free(String settings) {
    return (folder, id) -> {
      int port;
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
        port = socket.getLocalPort();
      }
      return Deployment.in(folder, at(settings, port)).outcome(id);
    };
  }

  private static String[] at(String settings, int port) {
    return settings.replace("PORT=PORT", "PORT=" + port).split(",", -1);
  }

  /** Where a user other than root may have the ports from 1024. */
  private static CheckCase.Scene privileged(String port) {
    return (folder, id) -> {
      Path limit = Files.writeString(folder.resolve("limit"), "1024\n");
      try (Situation situation = Deployment.in(folder, "SIDECAR_PORT=" + port).situation()) {
        return NetworkChecks.privilege(situation, limit);
      }
    };
  }

  private static Outcome trustingNobody(Path folder, String id) throws Exception {
    Path store = folder.resolve("nobody.p12");
    KeyStore nobody = KeyStore.getInstance("PKCS12");
    nobody.load(null, null);
    try (OutputStream out = Files.newOutputStream(store)) {
      nobody.store(out, "changeit".toCharArray());
    }
    return with(
            "-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=changeit")
        .of(folder, id);
  }

  private static Outcome noexec(Path folder, String id) throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), "size=1m,noexec")) {
      return Deployment.in(folder, "SIDECAR_DIR=" + disk.folder().resolve("sidecar")).outcome(id);
    }
  }
}
