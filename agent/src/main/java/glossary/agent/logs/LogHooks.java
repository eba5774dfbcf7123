package glossary.agent.logs;

import glossary.agent.errors.LogCounts;
import glossary.agent.hooks.HookPoint;
import glossary.agent.requests.CurrentRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All logging libraries that the agent knows. */
public final class LogHooks {
  /** Of the option {@code hooks.off}; the last are the maps of all libraries. */
  private static final String[] NAMES = {
    "logback", "log4j2", "log4j", "jul", "jboss-logmanager", "mdc"
  };

  private static final int MAPS = NAMES.length - 1;

  private LogHooks() {}

  /** For the option {@code hooks.off}. */
  public static String[] names() {
    return NAMES.clone();
  }

  /**
   * The hooks of all of them.
   *
   * @param off names of what to leave alone
   * @param firstGroup see {@link HookPoint#in}; each library takes one more
   */
  public static List<HookPoint> points(
      LogCounts counts, CurrentRequest current, Set<String> off, int firstGroup) {
    Contexts contexts = off.contains(NAMES[MAPS]) ? null : new Contexts(current);
    Parts parts = new Parts(counts, contexts);
    LogLibrary[] libraries = {
      new Logback(parts),
      new Log4j2(parts),
      new Log4j1(parts),
      new JavaLogging(parts),
      new JBossLogManager(parts),
    };
    List<HookPoint> points = new ArrayList<>();
    for (int i = 0; i < libraries.length; i++) {
      if (!off.contains(NAMES[i])) {
        add(libraries[i].points(), firstGroup + i, points);
      }
    }
    if (contexts != null) {
      add(Maps.points(contexts), firstGroup + MAPS, points);
    }
    return points;
  }

  private static void add(List<HookPoint> points, int group, List<HookPoint> to) {
    for (HookPoint point : points) {
      to.add(point.in(group));
    }
  }
}
