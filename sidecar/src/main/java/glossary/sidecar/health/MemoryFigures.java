package glossary.sidecar.health;

/**
 * Memory of a machine or a container.
 *
 * @param limitBytes all there is
 * @param availableBytes that can be had without swapping
 */
record MemoryFigures(long limitBytes, long availableBytes) {

  long usedBytes() {
    return Math.max(0, limitBytes - availableBytes);
  }

  /** The one of which less is available. */
  static MemoryFigures smaller(MemoryFigures one, MemoryFigures other) {
    return one.availableBytes <= other.availableBytes ? one : other;
  }
}
