package glossary.agent.servers;

import glossary.agent.bridge.Modules;
import java.lang.reflect.AccessibleObject;

/** Members that their module does not let others see. */
final class Closed {
  private Closed() {}

  /** Makes a member accessible; asks the JVM to open its package if it must. */
  static void open(AccessibleObject member, Class<?> owner) throws ReflectiveOperationException {
    try {
      member.setAccessible(true);
    } catch (RuntimeException inaccessible) {
      Modules.open(owner);
      member.setAccessible(true);
    }
  }
}
