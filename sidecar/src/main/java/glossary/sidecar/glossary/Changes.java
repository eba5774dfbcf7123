package glossary.sidecar.glossary;

/**
 * Makes the change token: what the file system says of the files, and a count of commits that only
 * {@code data_version} showed, since they fell into the same tick of the file system's clock and
 * left the size as it was. Such a commit is missed only if it falls between the last token of one
 * process and the start of the next. A checkpoint and the end of a log move the token though no
 * data changed.
 */
final class Changes {
  private static final long UNKNOWN = -1;

  private String lastStamp;
  private long lastVersion = UNKNOWN;
  private int unseen;

  /** The next version is of another connection and cannot be compared. */
  void reopened() {
    lastVersion = UNKNOWN;
  }

  /**
   * @param version taken after the stamp
   */
  String token(DatabaseStamp stamp, long version) {
    String now = stamp.token();
    if (!now.equals(lastStamp)) {
      unseen = 0;
    } else if (version != lastVersion) {
      unseen++;
    }
    lastStamp = now;
    lastVersion = version;
    return unseen == 0 ? now : now + "+" + unseen;
  }
}
