package glossary.sidecar.search;

import glossary.sidecar.glossary.Entry;

/** 64 bits of all that the index holds of an entry: equal for an entry that need not be touched. */
final class ContentHash {
  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private ContentHash() {}

  static long of(Entry entry) {
    long hash = START;
    hash = add(hash, entry.term());
    hash = add(hash, entry.definitions());
    hash = add(hash, entry.language());
    hash = add(hash, entry.source());
    return add(hash, entry.domainTags());
  }

  /** FNV-1a by UTF-16 unit, stirred after each part so that parts cannot flow into each other. */
  private static long add(long hash, String part) {
    if (part == null) {
      return stirred(hash ^ 0x9e3779b97f4a7c15L);
    }
    long sum = hash ^ part.length();
    for (int at = 0; at < part.length(); at++) {
      sum = (sum ^ part.charAt(at)) * PRIME;
    }
    return stirred(sum);
  }

  private static long stirred(long hash) {
    long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
