package glossary.sidecar.http;

/**
 * What one server does now and has done since it started.
 *
 * @param inFlight requests whose headers are read and whose answer is not sent yet
 * @param busyWorkers workers that read, handle or answer
 * @param queueLength requests that wait for a worker
 * @param refused connections closed because the queue was full
 * @param headerTimeouts connections closed because the headers came too slowly
 * @param bodyTimeouts connections closed because the body came too slowly
 * @param writeTimeouts connections closed because the client took its answer too slowly
 * @param stuckWorkers workers that have handled a request for too long now
 */
public record FrontStatistics(
    int inFlight,
    int busyWorkers,
    int queueLength,
    long refused,
    long headerTimeouts,
    long bodyTimeouts,
    long writeTimeouts,
    int stuckWorkers) {}
