package glossary.agent.logs;

import glossary.agent.errors.LogCounts;

/** What the hooks of all libraries share. */
final class Parts {
  final LogCounts counts;
  final Nesting nesting = new Nesting();

  /** Null if log lines are to be told nothing. */
  final Contexts contexts;

  Parts(LogCounts counts, Contexts contexts) {
    this.counts = counts;
    this.contexts = contexts;
  }
}
