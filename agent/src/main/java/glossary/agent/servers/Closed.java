package glossary.agent.servers;

import glossary.agent.bridge.Modules;
import java.lang.reflect.AccessibleObject;

/** Members that their module does not let others see. */
final class Closed {
  private Closed() {}

  /** Makes a member accessible; asks the JVM to open its package if it must. */
  static void open(AccessibleObject member, Class<?> owner) throws ReflectiveOperationException {
    if (!isOpen(member)) {
      Modules.open(owner);
      member.setAccessible(true);
    }
  }

  /**
   * Asks by Java 9's method, which answers; to be refused takes milliseconds, for the exception
   * describes the member at length.
   */
  private static boolean isOpen(AccessibleObject member) throws ReflectiveOperationException {
    try {
      return (Boolean) AccessibleObject.class.getMethod("trySetAccessible").invoke(member);
    } catch (NoSuchMethodException java8) {
      member.setAccessible(true);
      return true;
    }
  }
}
