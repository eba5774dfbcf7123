package glossary.sidecar.backup;

import java.time.Instant;

/**
 * A backup or a drill that did not succeed.
 *
 * @param sentence for the operator; may name paths
 */
public record BackupFailure(Instant at, String sentence) {}
