package glossary.sidecar.backup;

/**
 * What retention says of one backup.
 *
 * @param reason one sentence or more
 */
public record Verdict(Backup backup, boolean kept, String reason) {}
