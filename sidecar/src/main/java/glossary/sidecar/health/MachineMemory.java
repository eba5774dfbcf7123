package glossary.sidecar.health;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.hardware.GlobalMemory;
import oshi.util.GlobalConfig;

/**
 * The machine's memory, from OSHI. Where its native library cannot be unpacked or run, the JDK's
 * own figures are taken. Used by one thread; its first use costs a tenth of a second.
 */
final class MachineMemory {
  private static final Logger LOG = LoggerFactory.getLogger(MachineMemory.class);

  private final Path unpacked;
  private GlobalMemory memory;
  private boolean without;

  /**
   * @param unpacked a folder of our own, from which code may be run
   */
  MachineMemory(Path unpacked) {
    this.unpacked = unpacked;
  }

  MemoryFigures now() {
    if (!without) {
      try {
        return measuredByOshi();
      } catch (LinkageError | RuntimeException noLibrary) {
        without = true;
        LOG.info("The memory is measured without OSHI ({}).", noLibrary.toString());
      }
    }
    return byJdk();
  }

  /** Whether OSHI could be used so far. */
  boolean byOshi() {
    return !without;
  }

  private MemoryFigures measuredByOshi() {
    if (memory == null) {
      System.setProperty("jna.tmpdir", unpacked.toAbsolutePath().toString());
      GlobalConfig.set(GlobalConfig.OSHI_OS_LINUX_ALLOWUDEV, false);
      memory = new SystemInfo().getHardware().getMemory();
    }
    return new MemoryFigures(memory.getTotal(), memory.getAvailable());
  }

  private static MemoryFigures byJdk() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new MemoryFigures(system.getTotalMemorySize(), system.getFreeMemorySize());
  }
}
