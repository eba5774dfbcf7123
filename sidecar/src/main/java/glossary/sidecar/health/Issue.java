package glossary.sidecar.health;

/**
 * Something that is not well, for the operator.
 *
 * @param code stable, such as {@code DISK-LOW}
 * @param status what it makes of its subsystem
 * @param sentence what is the case and what to do; may name paths
 */
public record Issue(String code, Status status, String sentence) {}
