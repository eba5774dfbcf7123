package glossary.sidecar.jmx;

import glossary.api.jmx.ErrorFigures;
import java.util.List;

/** Errors as an operator sees them. Answers at once. */
public interface ErrorControl {

  long total();

  /** Most frequent first. */
  List<ErrorFigures> groups();

  /** Counts from zero again; the groups stay. */
  void reset();
}
