package glossary.benchmarks.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel and the JVM tell of a process.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc.5.html">proc(5)</a>
 */
record ProcessFigures(long pid) {
  private static final double MICROS_PER_TICK = 10_000; // USER_HZ is 100 on every Linux of today
  private static final int USER_TIME = 11; // counted from behind the name
  private static final int SYSTEM_TIME = 12;

  double peakMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    throw new IOException("no VmHWM for process " + pid);
  }

  /** Of all threads, in user and kernel mode. */
  double cpuMicros() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return MICROS_PER_TICK
        * (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
  }

  double classesLoaded() throws IOException {
    Path jstat = Path.of(System.getProperty("java.home"), "bin", "jstat");
    List<String> lines = Command.lines(List.of(jstat.toString(), "-class", "" + pid));
    return Double.parseDouble(lines.get(1).trim().split(" +", -1)[0]);
  }
}
