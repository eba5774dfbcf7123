package glossary.api.jmx;

import java.util.List;

/** The host's errors since the start or the last reset. */
public interface ErrorsMXBean {

  /** All errors; exceptions that ended in a response below status 500 are not counted. */
  long getTotal();

  /** By their place in the application, those included that were handled; most frequent first. */
  List<ErrorFigures> getGroups();
}
