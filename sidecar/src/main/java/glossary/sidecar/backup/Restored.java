package glossary.sidecar.backup;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A finished restore.
 *
 * @param target the file that has the backup's contents now
 * @param emergency what the live database was before; empty if nothing was replaced
 * @param setAside the live file as it was, if it could not be saved as a backup or was swapped
 */
public record Restored(
    Backup backup,
    Path target,
    Optional<Backup> emergency,
    Optional<Path> setAside,
    Verification verification,
    Duration duration) {}
