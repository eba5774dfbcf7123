package glossary.sidecar.errors;

import glossary.config.LogLevel;
import java.time.Instant;
import java.util.List;

/**
 * Errors of one kind, as they were at one moment.
 *
 * @param fingerprint hexadecimal; the same for the same fault in every run
 * @param level the highest so far
 * @param message of the last one that was logged
 * @param suppressed how many of {@code count} were counted and not logged
 * @param endpoint of the last one that was logged; null outside of requests
 * @param requestId of the same
 * @param traceId of the same
 * @param host name of the host whose error it is; null for the sidecar's own
 * @param sampleStack one frame a line; empty if there was no exception
 * @param rates by the minute, over the last hour
 */
public record ErrorGroup(
    String fingerprint,
    LogLevel level,
    String type,
    String message,
    long count,
    long suppressed,
    Instant firstSeen,
    Instant lastSeen,
    String endpoint,
    String requestId,
    String traceId,
    String host,
    List<String> sampleStack,
    ErrorRates rates) {}
