package glossary.agent.servers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/** Reads one field of objects of a class of the host, or of its subclasses. */
final class FieldRead {
  private static final MethodType SHAPE = MethodType.genericMethodType(1);

  private final String className;
  private final String name;
  private final ClassValue<MethodHandle> handles =
      new ClassValue<MethodHandle>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
          return find(type);
        }
      };

  private final ClassValue<Boolean> offers =
      new ClassValue<Boolean>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return declaring(type).getDeclaredField(name) != null;
          } catch (ReflectiveOperationException absent) {
            return false;
          }
        }
      };

  /**
   * @param className the class that declares it, as {@link Class#getName} has it
   */
  FieldRead(String className, String name) {
    this.className = className;
    this.name = name;
  }

  Object from(Object target) throws Throwable {
    return (Object) handles.get(target.getClass()).invokeExact(target);
  }

  /** Whether there is such a field: for those that not every version of a server has. */
  boolean isOn(Object target) {
    return offers.get(target.getClass());
  }

  private MethodHandle find(Class<?> type) {
    try {
      Field field = declaring(type).getDeclaredField(name);
      Closed.open(field, field.getDeclaringClass());
      return MethodHandles.lookup().unreflectGetter(field).asType(SHAPE);
    } catch (ReflectiveOperationException refused) {
      throw new IllegalStateException(type.getName() + " has no field " + name, refused);
    }
  }

  private Class<?> declaring(Class<?> type) throws ClassNotFoundException {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      if (at.getName().equals(className)) {
        return at;
      }
    }
    throw new ClassNotFoundException(className);
  }
}
