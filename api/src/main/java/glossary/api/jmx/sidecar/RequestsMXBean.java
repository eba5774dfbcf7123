package glossary.api.jmx.sidecar;

import java.util.List;

/** The sidecar's own requests since its start. */
public interface RequestsMXBean {

  /** Finished requests. */
  long getTotal();

  /** Requests that have started and not ended. */
  long getInFlight();

  /** By method, route and status; most requests first. */
  List<RouteFigures> getSeries();
}
