package glossary.sidecar.errors;

import glossary.config.LogLevel;
import java.util.List;

/**
 * One error as it was met, without secrets and bounded.
 *
 * @param type the exception's class, {@code HTTP 503} for an answer without one, or a logger's name
 * @param endpoint the route's template; null outside of requests
 * @param requestId null outside of requests
 * @param traceId null if the caller sent none
 * @param host whose error it is; null for the sidecar's own
 * @param stack empty if there was no exception
 */
record Sample(
    LogLevel level,
    String type,
    String message,
    String endpoint,
    String requestId,
    String traceId,
    String host,
    List<String> stack) {}
