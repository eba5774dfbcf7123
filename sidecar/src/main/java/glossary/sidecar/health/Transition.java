package glossary.sidecar.health;

import java.time.Instant;

/**
 * A subsystem has changed.
 *
 * @param from null if this was the first result
 * @param cause the sentence of the worst issue, which may name paths; empty if there is none any
 *     more
 */
public record Transition(
    Instant at, Subsystem subsystem, Status from, Status to, String code, String cause) {}
