package glossary.api.jmx.sidecar;

import java.util.Date;

/** One JVM that publishes telemetry. */
@SuppressWarnings("JavaUtilDate") // The only time among the open types.
public final class HostFigures {
  private final String id;
  private final String name;
  private final long pid;
  private final Date startedAt;
  private final String state;
  private final long heartbeatAgeMillis;
  private final long requests;
  private final long errors;
  private final long inFlight;

  public HostFigures(
      String id,
      String name,
      long pid,
      Date startedAt,
      String state,
      long heartbeatAgeMillis,
      long requests,
      long errors,
      long inFlight) {
    this.id = id;
    this.name = name;
    this.pid = pid;
    this.startedAt = new Date(startedAt.getTime());
    this.state = state;
    this.heartbeatAgeMillis = heartbeatAgeMillis;
    this.requests = requests;
    this.errors = errors;
    this.inFlight = inFlight;
  }

  public String getId() {
    return id;
  }

  /** As the agent calls it; its label in metrics. */
  public String getName() {
    return name;
  }

  public long getPid() {
    return pid;
  }

  public Date getStartedAt() {
    return new Date(startedAt.getTime());
  }

  /** {@code running}, {@code hung}, {@code exited} or {@code crashed}. */
  public String getState() {
    return state;
  }

  public long getHeartbeatAgeMillis() {
    return heartbeatAgeMillis;
  }

  /** Finished requests. */
  public long getRequests() {
    return requests;
  }

  public long getErrors() {
    return errors;
  }

  /** Requests that have started and not ended. */
  public long getInFlight() {
    return inFlight;
  }
}
