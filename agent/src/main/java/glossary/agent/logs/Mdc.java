package glossary.agent.logs;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * A logging library's map of the thread: {@code MDC} or {@code ThreadContext}, by its static
 * methods. What is kept beside a class of the host refers to the host alone.
 */
final class Mdc {
  private static final ClassValue<MethodHandle[]> METHODS =
      new ClassValue<MethodHandle[]>() {
        @Override
        protected MethodHandle[] computeValue(Class<?> type) {
          return new MethodHandle[] {
            find(type, "get", 1), find(type, "put", 2), find(type, "remove", 1)
          };
        }
      };

  private Mdc() {}

  /** Null if the key has no value. */
  static Object get(Class<?> mdc, String key) throws Throwable {
    return (Object) METHODS.get(mdc)[0].invokeExact((Object) key);
  }

  static void put(Class<?> mdc, String key, Object value) throws Throwable {
    Object unused = (Object) METHODS.get(mdc)[1].invokeExact((Object) key, value);
  }

  static void remove(Class<?> mdc, String key) throws Throwable {
    Object unused = (Object) METHODS.get(mdc)[2].invokeExact((Object) key);
  }

  private static MethodHandle find(Class<?> type, String name, int parameters) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && Modifier.isStatic(method.getModifiers())
          && method.getParameterCount() == parameters
          && method.getParameterTypes()[0] == String.class) {
        return handle(method);
      }
    }
    throw new IllegalStateException(type.getName() + " offers no " + name);
  }

  private static MethodHandle handle(Method method) {
    try {
      MethodType shape = MethodType.genericMethodType(method.getParameterCount());
      return MethodHandles.publicLookup().unreflect(method).asType(shape);
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(method + " cannot be called", closed);
    }
  }
}
