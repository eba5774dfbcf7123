package glossary.config;

/** How a backup is compressed. */
public enum BackupCompression {
  GZIP,
  ZSTD,
  NONE
}
