package glossary.sidecar.security.upload;

/** How much a packed file may unfold to. Counts what is really read, never what headers say. */
final class Inflation {
  private static final long MOST_BYTES = 200L << 20;
  private static final long HARMLESS_BYTES = 1 << 20;
  private static final int MOST_RATIO = 200;

  private long total;

  /**
   * Some more has been read.
   *
   * @param bytes just now
   * @param ofPart of the same part so far
   * @param packed size of the part in the archive
   */
  void read(int bytes, long ofPart, long packed) throws UploadRefused {
    total += bytes;
    boolean suspicious = ofPart > HARMLESS_BYTES && ofPart / MOST_RATIO > Math.max(1, packed);
    if (total > MOST_BYTES || suspicious) {
      throw new UploadRefused("is a DOCX that unfolds to far more than it is");
    }
  }
}
