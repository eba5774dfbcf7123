package glossary.api.jmx.sidecar;

import glossary.api.jmx.ErrorFigures;
import java.util.List;

/** The warnings and errors of the sidecar, and crashes of hosts. */
public interface ErrorsMXBean {

  /** Since the last reset. */
  long getTotal();

  /** By kind, most frequent first; kept over a restart. */
  List<ErrorFigures> getGroups();

  /** Counts from zero again; the groups stay. */
  void reset();
}
