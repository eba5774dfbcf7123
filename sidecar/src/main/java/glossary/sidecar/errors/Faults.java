package glossary.sidecar.errors;

import java.time.Instant;

/**
 * What has put the process itself in doubt since it started; for health.
 *
 * @param uncaught exceptions that ended a thread
 * @param outOfMemory times that memory ran out
 * @param lastAt when the last of them was; null if there was none
 * @param last its class; null if there was none
 */
public record Faults(long uncaught, long outOfMemory, Instant lastAt, String last) {}
