package glossary.sidecar.health;

import glossary.sidecar.glossary.DatabaseFacts;
import glossary.sidecar.glossary.SourceState;
import java.util.Optional;

/** What health asks of the glossary's database. Every look is short, by whatever lock it takes. */
public interface DatabaseLooks {

  SourceState state();

  /** Reads from it; differs from an earlier value if the data may have changed. */
  String changeToken();

  DatabaseFacts facts();

  /** Takes up to some seconds for a large glossary, in many short reads. */
  long entries();

  /**
   * One look at the structure of the file.
   *
   * @return {@code ok} or the first problem; empty if it would take longer than a look may
   */
  Optional<String> integrity();
}
