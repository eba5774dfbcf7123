package glossary.sidecar.glossary;

import java.io.IOException;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/** The native library of the database driver, one for the process. */
public final class SqliteLibrary {

  private SqliteLibrary() {}

  /**
   * Loads it, unless it is loaded already.
   *
   * @param unpacked a folder that is there; the driver unpacks it into it
   * @throws IOException if no code can be run there; the message says what to do
   */
  public static void load(Path unpacked) throws IOException {
    System.setProperty("org.sqlite.tmpdir", unpacked.toAbsolutePath().toString());
    try {
      SQLiteJDBCLoader.initialize();
    } catch (Exception failed) {
      throw new IOException(
          "SQLite's library cannot be loaded from "
              + unpacked
              + ": that file system seems to forbid running code (noexec). Set SIDECAR_DIR to a folder of"
              + " another one, or start with -Dorg.sqlite.lib.path=FOLDER, where libsqlitejdbc.so is.",
          failed);
    }
  }
}
