package glossary.sidecar.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The memory that control groups, of version 1 or 2, allow this process. Every group above counts
 * too. Page cache that can be given back does not count as used.
 */
final class ContainerMemory {
  private final Path root;

  /**
   * @param root {@code /}, or what stands for it in a test
   */
  ContainerMemory(Path root) {
    this.root = root;
  }

  /** Empty if there is no limit. */
  Optional<MemoryFigures> now() {
    Optional<MemoryFigures> least = Optional.empty();
    for (String line : lines(root.resolve("proc/self/cgroup"))) {
      Optional<MemoryFigures> found = ofLine(line);
      least = Stream.concat(least.stream(), found.stream()).reduce(MemoryFigures::smaller);
    }
    return least;
  }

  /** Such as {@code 0::/system.slice/x} or {@code 4:memory:/docker/x}. */
  private Optional<MemoryFigures> ofLine(String line) {
    String[] parts = line.split(":", 3);
    if (parts.length < 3) {
      return Optional.empty();
    }
    if (parts[1].isEmpty()) {
      return upwards("sys/fs/cgroup", parts[2], "memory.max", "memory.current", "inactive_file");
    }
    return List.of(parts[1].split(",")).contains("memory")
        ? upwards(
            "sys/fs/cgroup/memory",
            parts[2],
            "memory.limit_in_bytes",
            "memory.usage_in_bytes",
            "total_inactive_file")
        : Optional.empty();
  }

  /**
   * Inside a container the group's own folder is the mount itself, whatever its name outside, which
   * may even lead out of the mount.
   */
  private Optional<MemoryFigures> upwards(
      String mount, String group, String limit, String usage, String cache) {
    Path top = root.resolve(mount).normalize();
    Path folder = top.resolve(group.replaceFirst("^/+", "")).normalize();
    Optional<MemoryFigures> least = Optional.empty();
    for (Path at = folder.startsWith(top) ? folder : top;
        at != null && at.startsWith(top);
        at = at.getParent()) {
      Optional<MemoryFigures> found = in(at, limit, usage, cache);
      least = Stream.concat(least.stream(), found.stream()).reduce(MemoryFigures::smaller);
    }
    return least;
  }

  private static Optional<MemoryFigures> in(Path at, String limit, String usage, String cache) {
    OptionalLong most = number(at.resolve(limit));
    OptionalLong used = number(at.resolve(usage));
    if (most.isEmpty() || used.isEmpty() || most.getAsLong() >= Long.MAX_VALUE >> 1) {
      return Optional.empty();
    }
    long kept = used.getAsLong() - reclaimable(at.resolve("memory.stat"), cache);
    long available = Math.max(0, most.getAsLong() - Math.max(0, kept));
    return Optional.of(new MemoryFigures(most.getAsLong(), available));
  }

  private static long reclaimable(Path statistics, String name) {
    return lines(statistics).stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToLong(line -> parse(line.substring(name.length() + 1)).orElse(0))
        .findFirst()
        .orElse(0);
  }

  /** Empty for {@code max}, nonsense, or no such file. */
  private static OptionalLong number(Path file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? OptionalLong.empty() : parse(lines.get(0));
  }

  private static OptionalLong parse(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text.strip()));
    } catch (NumberFormatException noNumber) {
      return OptionalLong.empty();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException | SecurityException absent) {
      return List.of();
    }
  }
}
