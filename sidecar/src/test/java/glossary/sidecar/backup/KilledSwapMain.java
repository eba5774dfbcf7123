package glossary.sidecar.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;

/** Spoils the live file and restores it as a file, over and over until it is killed. */
final class KilledSwapMain {
  private KilledSwapMain() {}

  /**
   * Arguments: the folder, the id of the backup, and a file to copy over the live one; without it,
   * the live one is deleted. Prints a line when the swap begins.
   */
  public static void main(String[] arguments) throws Exception {
    TestBackups backups = TestBackups.in(Path.of(arguments[0]));
    Backup backup = backups.folder.find(arguments[1]).orElseThrow();
    Optional<Path> spoilt =
        arguments.length > 2 ? Optional.of(Path.of(arguments[2])) : Optional.empty();
    Restore restore = new Restore(backups.live, backups.folder, Clock.systemUTC());
    while (true) {
      spoil(backups.database, spoilt);
      restore.intoLive(
          backups.folder.stored(backup),
          (stage, done) -> {
            if (stage == Stage.RESTORING) {
              System.out.println("swaps");
            }
          });
    }
  }

  private static void spoil(Path database, Optional<Path> by) throws Exception {
    if (by.isPresent()) {
      Path copy = database.resolveSibling("spoilt");
      Files.copy(by.get(), copy, StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, database, StandardCopyOption.ATOMIC_MOVE);
    } else {
      Files.delete(database);
    }
  }
}
