package glossary.agent.publish;

import glossary.agent.errors.ErrorGroups;
import glossary.api.jmx.ErrorFigures;
import glossary.api.jmx.ErrorsMXBean;
import glossary.api.telemetry.ErrorGroup;
import java.util.ArrayList;
import java.util.List;

final class ErrorsBean implements ErrorsMXBean {
  private final ErrorGroups groups;

  ErrorsBean(ErrorGroups groups) {
    this.groups = groups;
  }

  @Override
  public long getTotal() {
    return groups.total();
  }

  @Override
  public List<ErrorFigures> getGroups() {
    List<ErrorFigures> all = new ArrayList<>();
    for (ErrorGroup group : groups.snapshot()) {
      all.add(figures(group));
    }
    return all;
  }

  private static ErrorFigures figures(ErrorGroup group) {
    return new ErrorFigures(
        group.fingerprint,
        group.type,
        group.message,
        group.handled,
        group.count,
        group.firstSeenMillis,
        group.lastSeenMillis,
        group.endpoint,
        group.requestId,
        group.stack);
  }
}
