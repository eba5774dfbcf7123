package glossary.sidecar.jmx;

import glossary.api.jmx.ErrorFigures;
import glossary.api.jmx.sidecar.ErrorsMXBean;
import java.util.List;

/** The warnings and errors of the sidecar, and crashes of hosts. */
public final class ErrorsBean implements ErrorsMXBean {
  private final ErrorControl errors;

  public ErrorsBean(ErrorControl errors) {
    this.errors = errors;
  }

  @Override
  public long getTotal() {
    return errors.total();
  }

  @Override
  public List<ErrorFigures> getGroups() {
    return errors.groups();
  }

  @Override
  public void reset() {
    errors.reset();
  }
}
