package glossary.sidecar.health;

import glossary.config.ByteSize;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * Room on the disks of every folder that is used, as this user may use it. The one with the least
 * counts.
 */
final class DiskCheck implements Check {

  /**
   * @param bytes that this user may still write
   * @param total of the file system
   */
  private record Room(String setting, Path folder, long bytes, long total) {}

  private final Map<String, Path> folders;
  private final ByteSize warning;
  private final ByteSize critical;
  private final Map<String, Room> rooms = new ConcurrentHashMap<>();

  /**
   * @param folders by the setting that names them; one that is not there yet counts as its nearest
   *     parent
   */
  DiskCheck(Map<String, Path> folders, ByteSize warning, ByteSize critical) {
    this.folders = new LinkedHashMap<>(folders);
    this.warning = warning;
    this.critical = critical;
  }

  /** Bytes that can be written, by setting, as of the last look. */
  Map<String, Double> free() {
    return measured(Room::bytes);
  }

  /** Bytes of the file system, by setting, as of the last look. */
  Map<String, Double> total() {
    return measured(Room::total);
  }

  @Override
  public Finding look() {
    List<Issue> issues = new ArrayList<>();
    Room least = null;
    for (Map.Entry<String, Path> folder : folders.entrySet()) {
      Room room = room(folder.getKey(), folder.getValue(), issues);
      if (room != null) {
        judge(room, issues);
        least = least == null || room.bytes() < least.bytes() ? room : least;
      }
    }
    return new Finding(figures(least), issues);
  }

  private Room room(String setting, Path folder, List<Issue> issues) {
    try {
      FileStore store = Files.getFileStore(existing(folder));
      Room room = new Room(setting, folder, store.getUsableSpace(), store.getTotalSpace());
      rooms.put(setting, room);
      return room;
    } catch (IOException | SecurityException failed) {
      rooms.remove(setting);
      String kind = failed.getClass().getSimpleName();
      issues.add(Issues.DISK_UNKNOWN.of(folder, setting, kind, folder));
      return null;
    }
  }

  private static Path existing(Path folder) {
    Path path = folder.toAbsolutePath();
    while (path.getParent() != null && !Files.exists(path)) {
      path = path.getParent();
    }
    return path;
  }

  private void judge(Room room, List<Issue> issues) {
    if (room.bytes() < critical.bytes()) {
      issues.add(issue(Issues.DISK_FULL, room, critical));
    } else if (room.bytes() < warning.bytes()) {
      issues.add(issue(Issues.DISK_LOW, room, warning));
    }
  }

  private static Issue issue(Issues kind, Room room, ByteSize limit) {
    return kind.of(
        room.folder(),
        room.setting(),
        Rounded.gb(room.bytes()),
        Rounded.gb(limit.bytes()),
        room.folder());
  }

  private Figures figures(Room least) {
    return Figures.builder()
        .set("free_gb", least == null ? null : Rounded.gb(least.bytes()))
        .set("total_gb", least == null ? null : Rounded.gb(least.total()))
        .set(
            "used_percent",
            least == null ? null : Rounded.percent(least.total() - least.bytes(), least.total()))
        .hide("path", least == null ? null : least.folder().toString())
        .set("folders", shown())
        .build();
  }

  private Map<String, Object> shown() {
    Map<String, Object> shown = new LinkedHashMap<>();
    for (String setting : folders.keySet()) {
      Room room = rooms.get(setting);
      if (room != null) {
        shown.put(
            setting,
            Map.of("free_gb", Rounded.gb(room.bytes()), "total_gb", Rounded.gb(room.total())));
      }
    }
    return shown;
  }

  private Map<String, Double> measured(ToLongFunction<Room> what) {
    Map<String, Double> measured = new TreeMap<>();
    rooms.forEach((setting, room) -> measured.put(setting, (double) what.applyAsLong(room)));
    return measured;
  }
}
