package glossary.agent.hooks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers every call. */
final class Recorder extends Hook {
  final List<List<Object>> entered = new ArrayList<>();
  final List<List<Object>> exited = new ArrayList<>();

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    entered.add(Arrays.asList(self, first, second, third));
    return "token " + entered.size();
  }

  @Override
  public void exit(Object token, Object self, Object first, Throwable thrown) {
    exited.add(Arrays.asList(token, self, first, thrown));
  }
}
