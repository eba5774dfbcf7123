package glossary.sidecar.relationships;

import java.util.Collection;
import java.util.List;

/**
 * Which relationships are wanted; a null component takes all.
 *
 * @param termIds one end at least must be among these
 * @param types any of these; empty takes all
 * @param leastConfidence lower bound, inclusive
 * @param bothTermsExist whether those of deleted terms are left out
 */
record RelationshipFilter(
    Collection<Long> termIds,
    Long sourceTermId,
    Long targetTermId,
    List<String> types,
    Double leastConfidence,
    String validated,
    boolean bothTermsExist) {

  RelationshipFilter of(Collection<Long> someTermIds) {
    return new RelationshipFilter(
        someTermIds, sourceTermId, targetTermId, types, leastConfidence, validated, bothTermsExist);
  }

  RelationshipFilter atLeast(double confidence) {
    return leastConfidence != null && leastConfidence >= confidence
        ? this
        : new RelationshipFilter(
            termIds, sourceTermId, targetTermId, types, confidence, validated, bothTermsExist);
  }
}
