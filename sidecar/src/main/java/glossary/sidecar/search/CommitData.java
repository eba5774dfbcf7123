package glossary.sidecar.search;

import java.util.Map;
import java.util.Set;

/**
 * What a commit of the index says of itself.
 *
 * @param created when the index was begun, in milliseconds since 1970; tells a rebuilt folder from
 *     the one before
 * @param generation raised by every commit that changed an entry
 * @param complete whether the index has ever been equal to its source
 * @param location of the source that it was made from; empty before the first sync
 * @param token of the source, as it was before the scan that this commit reflects
 */
record CommitData(long created, long generation, boolean complete, String location, String token) {
  private static final String VERSION = "analysis_version";
  private static final Set<String> NAMES = fresh(0).toMap().keySet();

  static CommitData fresh(long createdMillis) {
    return new CommitData(createdMillis, 0, false, "", "");
  }

  CommitData changed() {
    return new CommitData(created, generation + 1, complete, location, token);
  }

  CommitData equalTo(String sourceLocation, String sourceToken) {
    return new CommitData(created, generation, true, sourceLocation, sourceToken);
  }

  Map<String, String> toMap() {
    return Map.of(
        VERSION,
        Integer.toString(Fields.ANALYSIS_VERSION),
        "created",
        Long.toString(created),
        "generation",
        Long.toString(generation),
        "complete",
        Boolean.toString(complete),
        "location",
        location,
        "token",
        token);
  }

  static boolean isCurrent(Map<String, String> data) {
    return Integer.toString(Fields.ANALYSIS_VERSION).equals(data.get(VERSION))
        && data.keySet().containsAll(NAMES);
  }

  /**
   * @throws IllegalArgumentException if it was not written by this version
   */
  static CommitData of(Map<String, String> data) {
    if (!isCurrent(data)) {
      throw new IllegalArgumentException("not written by this version");
    }
    return new CommitData(
        Long.parseLong(data.get("created")),
        Long.parseLong(data.get("generation")),
        Boolean.parseBoolean(data.get("complete")),
        data.get("location"),
        data.get("token"));
  }
}
