package glossary.sidecar.errors;

/**
 * A group as the state file has it.
 *
 * @param latest step of the last entry of {@code history}
 * @param history what {@link Rates} counted
 */
record StoredGroup(
    String fingerprint,
    Sample sample,
    long count,
    long suppressed,
    long firstSeen,
    long lastSeen,
    long latest,
    int[] history) {

  static StoredGroup of(Group group) {
    return new StoredGroup(
        group.fingerprint,
        group.sample,
        group.count,
        group.suppressed,
        group.firstSeen,
        group.lastSeen,
        group.rates.latest(),
        group.rates.history());
  }

  Group restored() {
    Group group = new Group(fingerprint, sample, firstSeen, Rates.restored(latest, history));
    group.count = count;
    group.suppressed = suppressed;
    group.lastSeen = lastSeen;
    return group;
  }
}
