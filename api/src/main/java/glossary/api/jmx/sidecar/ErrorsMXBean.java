package glossary.api.jmx.sidecar;

import glossary.api.jmx.ErrorFigures;
import java.util.List;

/** The sidecar's own errors since its start or the last reset. */
public interface ErrorsMXBean {

  long getTotal();

  /** Most frequent first. */
  List<ErrorFigures> getGroups();

  /** Forgets them all. */
  void reset();
}
