package glossary.sidecar.backup;

/** Is told how far a run has come. Called often and from several threads; must not block. */
@FunctionalInterface
public interface BackupProgress {
  BackupProgress NONE = (stage, fraction) -> {};

  /**
   * @param fraction of this stage that is done, 0 to 1
   */
  void at(Stage stage, double fraction);
}
