package glossary.sidecar.health;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** This JVM's heap. Costs microseconds. */
class Heap {

  long maxBytes() {
    return Math.max(0, heap().getMax());
  }

  /** Garbage included. */
  double usedPercent() {
    return Rounded.percent(heap().getUsed(), heap().getMax());
  }

  /**
   * Of the old generation, what was left in use by the last collection of all of it; 0 before the
   * first.
   */
  double leftPercent() {
    double most = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      boolean young = pool.getName().contains("Eden") || pool.getName().contains("Survivor");
      if (left != null && !young) {
        most = Math.max(most, Rounded.percent(left.getUsed(), left.getMax()));
      }
    }
    return most;
  }

  private static MemoryUsage heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
  }
}
