package glossary.sidecar.http;

import java.time.Duration;

/**
 * Everything that bounds one server.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes any free one
 * @param workers threads that read, handle and answer requests
 * @param queueCapacity requests that may wait for a worker; further ones lose their connection
 * @param maxConnections open connections; shared by all servers of the process, the first wins
 * @param headerTimeout from a request's first byte to the end of its headers
 * @param bodyTimeout waiting for a request's body; each KiB received adds a second
 * @param writeTimeout waiting for the client to take 16 KiB of an answer
 * @param maxBodyBytes largest request body
 * @param gzipMinimumBytes smallest answer that is compressed; -1 turns compression off
 * @param serverName start of the names of this server's threads
 * @param errorDetails whether an internal error names its exceptions to the caller
 */
public record Limits(
    String host,
    int port,
    int workers,
    int queueCapacity,
    int maxConnections,
    Duration headerTimeout,
    Duration bodyTimeout,
    Duration writeTimeout,
    long maxBodyBytes,
    int gzipMinimumBytes,
    String serverName,
    boolean errorDetails) {

  /** Threads of a main server: many wait for slow clients, few compute. */
  public static final int WORKERS = 64;

  /** Requests of a main server that may wait for one of them. */
  public static final int QUEUE = 256;

  public Limits {
    if (workers < 1 || queueCapacity < 1 || maxConnections < 1 || maxBodyBytes < 0) {
      throw new IllegalArgumentException("workers, queue and connections must be at least 1");
    }
  }

  /** Tells callers nothing of internal errors. */
  public Limits(
      String host,
      int port,
      int workers,
      int queueCapacity,
      int maxConnections,
      Duration headerTimeout,
      Duration bodyTimeout,
      Duration writeTimeout,
      long maxBodyBytes,
      int gzipMinimumBytes,
      String serverName) {
    this(
        host,
        port,
        workers,
        queueCapacity,
        maxConnections,
        headerTimeout,
        bodyTimeout,
        writeTimeout,
        maxBodyBytes,
        gzipMinimumBytes,
        serverName,
        false);
  }

  /** Limits of the server that carries everything. */
  public static Limits standard(String host, int port) {
    return new Limits(
        host,
        port,
        WORKERS,
        QUEUE,
        512,
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        10L << 20,
        1000,
        "http");
  }

  /** Limits of the small server for probes and scrapes. */
  public static Limits metrics(String host, int port) {
    return standard(host, port).withWorkers(4, 64).withMaxBody(0).named("metrics");
  }

  public Limits withWorkers(int count, int queue) {
    return new Limits(
        host,
        port,
        count,
        queue,
        maxConnections,
        headerTimeout,
        bodyTimeout,
        writeTimeout,
        maxBodyBytes,
        gzipMinimumBytes,
        serverName,
        errorDetails);
  }

  public Limits withTimeouts(Duration header, Duration body, Duration write) {
    return new Limits(
        host,
        port,
        workers,
        queueCapacity,
        maxConnections,
        header,
        body,
        write,
        maxBodyBytes,
        gzipMinimumBytes,
        serverName,
        errorDetails);
  }

  public Limits withMaxBody(long bytes) {
    return new Limits(
        host,
        port,
        workers,
        queueCapacity,
        maxConnections,
        headerTimeout,
        bodyTimeout,
        writeTimeout,
        bytes,
        gzipMinimumBytes,
        serverName,
        errorDetails);
  }

  public Limits named(String name) {
    return new Limits(
        host,
        port,
        workers,
        queueCapacity,
        maxConnections,
        headerTimeout,
        bodyTimeout,
        writeTimeout,
        maxBodyBytes,
        gzipMinimumBytes,
        name,
        errorDetails);
  }

  public Limits withErrorDetails(boolean shown) {
    return new Limits(
        host,
        port,
        workers,
        queueCapacity,
        maxConnections,
        headerTimeout,
        bodyTimeout,
        writeTimeout,
        maxBodyBytes,
        gzipMinimumBytes,
        serverName,
        shown);
  }
}
