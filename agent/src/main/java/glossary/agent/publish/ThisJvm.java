package glossary.agent.publish;

import glossary.api.telemetry.HostIdentity;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds out who this JVM is, without JMX, without DNS and without a command line's secrets. */
public final class ThisJvm {

  private ThisJvm() {}

  /**
   * Flush thread or later.
   *
   * @param name the label; null or empty for the main class
   * @param agentStartMillis used where the system does not tell when the JVM started
   */
  public static HostIdentity identity(String name, long agentStartMillis, String agentVersion) {
    String main =
        mainClass(
            System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
    return new HostIdentity(
        pid(),
        startMillis(agentStartMillis),
        name == null || name.isEmpty() ? main : name,
        main,
        hostName(),
        agentVersion);
  }

  /** With {@code -jar}, the class path is the jar alone and the command starts with it. */
  static String mainClass(String command, String classPath) {
    if (!classPath.isEmpty()
        && (command.equals(classPath) || command.startsWith(classPath + " "))) {
      return new File(classPath).getName();
    }
    int end = command.indexOf(' ');
    String first = end < 0 ? command : command.substring(0, end);
    return first.isEmpty() ? "unknown" : first;
  }

  private static long pid() {
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      return (Long) handle.getMethod("pid").invoke(handle.getMethod("current").invoke(null));
    } catch (ReflectiveOperationException java8) {
      return linuxPid();
    }
  }

  /** 0 if unknown. */
  private static long linuxPid() {
    try {
      return Long.parseLong(new File("/proc/self").getCanonicalFile().getName());
    } catch (IOException | NumberFormatException notLinux) {
      return 0;
    }
  }

  private static long startMillis(long otherwise) {
    try {
      Class<?> handle = Class.forName("java.lang.ProcessHandle");
      Object info = handle.getMethod("info").invoke(handle.getMethod("current").invoke(null));
      Class<?> type = Class.forName("java.lang.ProcessHandle$Info");
      Optional<?> start = (Optional<?>) type.getMethod("startInstant").invoke(info);
      return start.isPresent() ? ((java.time.Instant) start.get()).toEpochMilli() : otherwise;
    } catch (ReflectiveOperationException java8) {
      return otherwise;
    }
  }

  private static String hostName() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new FileInputStream("/proc/sys/kernel/hostname"), StandardCharsets.UTF_8))) {
      String name = in.readLine();
      return name == null || name.isEmpty() ? namedByEnvironment() : name;
    } catch (IOException notLinux) {
      return namedByEnvironment();
    }
  }

  private static String namedByEnvironment() {
    String unix = System.getenv("HOSTNAME");
    String windows = System.getenv("COMPUTERNAME");
    return unix != null ? unix : windows != null ? windows : "localhost";
  }
}
