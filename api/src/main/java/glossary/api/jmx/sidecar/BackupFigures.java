package glossary.api.jmx.sidecar;

import java.util.Date;

/** One backup. */
@SuppressWarnings("JavaUtilDate") // The only time among the open types.
public final class BackupFigures {
  private final String id;
  private final String filename;
  private final Date createdAt;
  private final long sizeBytes;
  private final long entries;
  private final boolean verified;
  private final Date provenAt;

  /**
   * @param entries -1 if unknown
   * @param provenAt null if it was never restored
   */
  public BackupFigures(
      String id,
      String filename,
      Date createdAt,
      long sizeBytes,
      long entries,
      boolean verified,
      Date provenAt) {
    this.id = id;
    this.filename = filename;
    this.createdAt = new Date(createdAt.getTime());
    this.sizeBytes = sizeBytes;
    this.entries = entries;
    this.verified = verified;
    this.provenAt = provenAt == null ? null : new Date(provenAt.getTime());
  }

  public String getId() {
    return id;
  }

  public String getFilename() {
    return filename;
  }

  public Date getCreatedAt() {
    return new Date(createdAt.getTime());
  }

  public long getSizeBytes() {
    return sizeBytes;
  }

  /** -1 if unknown. */
  public long getEntries() {
    return entries;
  }

  public boolean isVerified() {
    return verified;
  }

  /** When it was restored and queried; null if never. */
  public Date getProvenAt() {
    return provenAt == null ? null : new Date(provenAt.getTime());
  }
}
