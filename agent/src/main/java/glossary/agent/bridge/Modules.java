package glossary.agent.bridge;

import java.lang.instrument.Instrumentation;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** Opens packages of the JDK to the agent; by reflection, since Java 8 has no modules. */
public final class Modules {
  private static volatile Instrumentation opener;

  private Modules() {}

  /** Who opens packages from now on. */
  public static void use(Instrumentation instrumentation) {
    opener = instrumentation;
  }

  /**
   * Lets the agent's classes reflect on all of {@code member}'s package.
   *
   * @throws ReflectiveOperationException on Java 8, where all is open already
   */
  public static void open(Class<?> member) throws ReflectiveOperationException {
    String name = member.getName();
    Map<String, Set<Object>> opens =
        Collections.singletonMap(
            name.substring(0, name.lastIndexOf('.')),
            Collections.singleton(moduleOf(Modules.class)));
    Instrumentation.class
        .getMethod(
            "redefineModule",
            Class.forName("java.lang.Module"),
            Set.class,
            Map.class,
            Map.class,
            Set.class,
            Map.class)
        .invoke(
            opener,
            moduleOf(member),
            Collections.emptySet(),
            Collections.emptyMap(),
            opens,
            Collections.emptySet(),
            Collections.emptyMap());
  }

  private static Object moduleOf(Class<?> type) throws ReflectiveOperationException {
    return Class.class.getMethod("getModule").invoke(type);
  }
}
