package glossary.api.jmx.sidecar;

import java.util.List;

/** Searches since the start. */
public interface SearchMXBean {

  long getTotal();

  /** By kind. */
  List<SearchFigures> getKinds();
}
