package glossary.sidecar.backup;

import java.nio.file.Path;

/**
 * A backup and where it is, in the folder or anywhere else.
 *
 * @param file absolute
 */
public record StoredBackup(Backup backup, Path file) {}
