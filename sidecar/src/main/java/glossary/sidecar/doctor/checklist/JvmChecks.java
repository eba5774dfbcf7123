package glossary.sidecar.doctor.checklist;

import static glossary.sidecar.doctor.checklist.Group.JVM;
import static glossary.sidecar.doctor.checklist.Outcome.notApplicable;
import static glossary.sidecar.doctor.checklist.Outcome.ok;
import static glossary.sidecar.doctor.checklist.Outcome.problem;
import static glossary.sidecar.doctor.checklist.Outcome.warning;

import com.sun.management.OperatingSystemMXBean;
import glossary.config.Catalogue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whether this JVM, with the options of this environment, can carry the sidecar. */
final class JvmChecks {
  private static final long LEAST_HEAP = 64 << 20;
  private static final List<Integer> LONG_TERM = List.of(17, 21, 25);

  static final List<Check> ALL =
      List.of(
          check(
              "JVM-01",
              "Java is one that is maintained",
              "java.specification.version",
              "Install a JDK or JRE of version 17, 21 or 25",
              situation -> version(Runtime.version().feature())),
          check(
              "JVM-02",
              "The heap is large enough",
              "the most memory that the heap may take",
              "JDK_JAVA_OPTIONS=-Xmx256m",
              JvmChecks::heap),
          check(
              "JVM-03",
              "The heap leaves memory for the rest",
              "the heap beside the memory of the machine or the container",
              "JDK_JAVA_OPTIONS=-XX:MaxRAMPercentage=60",
              JvmChecks::share),
          check(
              "JVM-04",
              "Memory is free",
              "free memory beside MEMORY_CRITICAL_THRESHOLD_PERCENT",
              "End what uses the memory, or give this machine more",
              JvmChecks::memory),
          check(
              "JVM-05",
              "No debugger can attach from outside",
              "JAVA_TOOL_OPTIONS, JDK_JAVA_OPTIONS and the JVM's own options",
              "Remove -agentlib:jdwp from the options",
              JvmChecks::debugger),
          check(
              "JVM-06",
              "Names of files may have any letter",
              "sun.jnu.encoding",
              "LANG=C.UTF-8 in the environment of the service",
              JvmChecks::names),
          check(
              "JVM-07",
              "Other servers can be trusted",
              "the certificates of authorities that this JVM has",
              "Install ca-certificates-java, or a JDK that brings them",
              JvmChecks::authorities),
          check(
              "JVM-08",
              "Libraries can be unpacked and run",
              "SIDECAR_DIR, or the temporary folder: mounted with noexec or not",
              "Mount the file system of SIDECAR_DIR without noexec, or set SIDECAR_DIR to another",
              JvmChecks::execution));

  private JvmChecks() {}

  private static Check check(
      String id, String title, String looksAt, String next, Check.Look look) {
    return Check.of(JVM, id, title, looksAt, next, look);
  }

  static Outcome version(int feature) {
    return LONG_TERM.contains(feature)
        ? ok("It is Java %d.", feature)
        : warning("It is Java %d, which gets no updates for years.", feature);
  }

  private static Outcome heap(Situation situation) {
    long most = Runtime.getRuntime().maxMemory();
    return most < LEAST_HEAP
        ? problem("It may take %s.", Sentences.size(most))
        : ok("It may take %s.", Sentences.size(most));
  }

  private static Outcome share(Situation situation) {
    long all = system().getTotalMemorySize();
    long percent = all <= 0 ? 0 : Runtime.getRuntime().maxMemory() * 100 / all;
    return percent > 80
        ? warning("It may take %d %% of %s.", percent, Sentences.size(all))
        : ok("It may take %d %% of %s.", percent, Sentences.size(all));
  }

  private static Outcome memory(Situation situation) throws IOException {
    long all = system().getTotalMemorySize();
    long free = Math.max(system().getFreeMemorySize(), available());
    double used = all <= 0 ? 0 : 100.0 * (all - Math.min(all, free)) / all;
    if (used >= situation.get(Catalogue.MEMORY_CRITICAL_THRESHOLD_PERCENT)) {
      return problem("%.0f %% are in use.", used);
    }
    return used >= situation.get(Catalogue.MEMORY_WARNING_THRESHOLD_PERCENT)
        ? warning("%.0f %% are in use.", used)
        : ok("%.0f %% are in use.", used);
  }

  /** What the system could give, caches included; 0 where it does not tell. */
  private static long available() throws IOException {
    Path file = Path.of("/proc/meminfo");
    if (!Files.isReadable(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .findFirst()
          .orElse(0);
    }
  }

  private static Outcome debugger(Situation situation) {
    Map<String, String> environment = System.getenv();
    String options =
        String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments())
            + " "
            + environment.getOrDefault("JAVA_TOOL_OPTIONS", "")
            + " "
            + environment.getOrDefault("JDK_JAVA_OPTIONS", "");
    boolean debugged = options.contains("jdwp") || options.contains("-Xdebug");
    boolean jmx = options.contains("com.sun.management.jmxremote.authenticate=false");
    return debugged || jmx
        ? problem("%s is among the options.", debugged ? "jdwp" : "JMX without a password")
        : ok("Neither jdwp nor open JMX is among the options.");
  }

  private static Outcome names(Situation situation) {
    String encoding = System.getProperty("sun.jnu.encoding", "");
    return encoding.toUpperCase(Locale.ROOT).replace("-", "").equals("UTF8")
        ? ok("It is UTF-8.")
        : warning("It is %s: files whose names have letters beyond it cannot be opened.", encoding);
  }

  private static Outcome authorities(Situation situation) throws Exception {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    long count =
        Stream.of(factory.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .mapToLong(manager -> ((X509TrustManager) manager).getAcceptedIssuers().length)
            .sum();
    return count == 0 ? warning("There are none.") : ok("There are %d.", count);
  }

  private static Outcome execution(Situation situation) throws IOException {
    Path mounts = Path.of("/proc/self/mounts");
    if (!Files.isReadable(mounts)) {
      return notApplicable("This system does not tell.");
    }
    Path folder = Folders.existing(situation.path(Catalogue.SIDECAR_DIR)).toRealPath();
    Path longest = Path.of("/");
    String options = "";
    for (String line : Files.readAllLines(mounts)) {
      String[] fields = line.split(" ", -1);
      Path point = Path.of(fields[1].replace("\\040", " "));
      if (folder.startsWith(point) && point.getNameCount() >= longest.getNameCount()) {
        longest = point;
        options = fields[3];
      }
    }
    return List.of(options.split(",", -1)).contains("noexec")
        ? problem("%s is mounted with noexec.", Sentences.clean(longest.toString()))
        : ok("%s is mounted without noexec.", Sentences.clean(longest.toString()));
  }

  private static OperatingSystemMXBean system() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  }
}
