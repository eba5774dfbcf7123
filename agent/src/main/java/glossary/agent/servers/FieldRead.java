package glossary.agent.servers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/** Reads one field of objects of whatever class of the host declares it. */
final class FieldRead {
  private static final MethodType SHAPE = MethodType.genericMethodType(1);

  private final String name;
  private final ClassValue<MethodHandle> handles =
      new ClassValue<MethodHandle>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
          return find(type);
        }
      };

  FieldRead(String name) {
    this.name = name;
  }

  Object from(Object target) throws Throwable {
    return (Object) handles.get(target.getClass()).invokeExact(target);
  }

  private MethodHandle find(Class<?> type) {
    try {
      Field field = type.getDeclaredField(name);
      Closed.open(field, type);
      return MethodHandles.lookup().unreflectGetter(field).asType(SHAPE);
    } catch (ReflectiveOperationException refused) {
      throw new IllegalStateException(type.getName() + " has no field " + name, refused);
    }
  }
}
