package glossary.api.jmx.sidecar;

import java.util.Collections;
import java.util.Date;
import java.util.List;

/** One subsystem as its checks last saw it. */
@SuppressWarnings("JavaUtilDate") // The only time among the open types.
public final class SubsystemFigures {
  private final String name;
  private final String status;
  private final Date checkedAt;
  private final long ageMillis;
  private final long durationMillis;
  private final boolean stale;
  private final List<String> issues;

  /**
   * @param checkedAt null if it has not been checked yet
   */
  public SubsystemFigures(
      String name,
      String status,
      Date checkedAt,
      long ageMillis,
      long durationMillis,
      boolean stale,
      List<String> issues) {
    this.name = name;
    this.status = status;
    this.checkedAt = checkedAt == null ? null : new Date(checkedAt.getTime());
    this.ageMillis = ageMillis;
    this.durationMillis = durationMillis;
    this.stale = stale;
    this.issues = Collections.unmodifiableList(issues);
  }

  public String getName() {
    return name;
  }

  public String getStatus() {
    return status;
  }

  /** Null if it has not been checked yet. */
  public Date getCheckedAt() {
    return checkedAt == null ? null : new Date(checkedAt.getTime());
  }

  public long getAgeMillis() {
    return ageMillis;
  }

  public long getDurationMillis() {
    return durationMillis;
  }

  /** Whether the result is too old to be relied on. */
  public boolean isStale() {
    return stale;
  }

  public List<String> getIssues() {
    return issues;
  }
}
