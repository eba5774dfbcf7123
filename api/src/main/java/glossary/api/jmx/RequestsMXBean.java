package glossary.api.jmx;

import java.util.List;

/** The host's requests since the start or the last reset. */
public interface RequestsMXBean {

  /** Finished requests. */
  long getTotal();

  /** Requests that have started and not ended. */
  long getInFlight();

  /** Finished requests that took at least {@code slow.ms}. */
  long getSlow();

  /** By method, route and status; most requests first. */
  List<RequestFigures> getSeries();
}
