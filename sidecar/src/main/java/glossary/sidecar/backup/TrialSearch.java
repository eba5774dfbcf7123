package glossary.sidecar.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.DoublePredicate;

/** Reads, indexes and searches a restored glossary with the code that serves the real one. */
@FunctionalInterface
public interface TrialSearch {

  /**
   * What a trial that went well has seen.
   *
   * @param entries that were read and indexed
   * @param searched of them that were each found by a search for their term
   */
  record Outcome(long entries, int searched) {}

  /**
   * @param database is only read
   * @param work an absent folder, for whatever is needed on the way; the caller deletes it
   * @param progress is told the fraction that is done, and answers false to give up
   * @throws IOException if it cannot be searched as it should be; the message is a sentence
   */
  Outcome run(Path database, Path work, DoublePredicate progress) throws IOException;
}
