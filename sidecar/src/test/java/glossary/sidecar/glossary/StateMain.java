package glossary.sidecar.glossary;

import glossary.config.DatabaseMode;
import java.nio.file.Path;

/** Prints the state of a database as another user's process sees it. */
final class StateMain {
  private StateMain() {}

  /** Arguments: the database file. */
  public static void main(String[] arguments) {
    try (SqliteSource source = new SqliteSource(Path.of(arguments[0]), DatabaseMode.AUTO)) {
      SourceState state = source.state();
      System.out.println(state.kind() + " " + state.message());
      if (state.ready()) {
        System.out.println("entries " + source.count(EntryFilter.ALL));
      }
    }
  }
}
