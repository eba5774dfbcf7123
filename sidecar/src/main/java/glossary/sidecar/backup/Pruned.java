package glossary.sidecar.backup;

import java.util.List;

/**
 * What pruning did, or would do.
 *
 * @param verdicts on every backup, newest first
 * @param deleted ids; empty in a dry run
 * @param freedBytes by deleting them
 */
public record Pruned(
    List<Verdict> verdicts, boolean dryRun, List<String> deleted, long freedBytes) {

  public Pruned {
    verdicts = List.copyOf(verdicts);
    deleted = List.copyOf(deleted);
  }
}
