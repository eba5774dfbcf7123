package glossary.agent.servers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/**
 * Calls one method by name on objects of whatever class of the host has it. Keeps a method handle
 * beside each class, which refers to the host alone, so neither side keeps the other's class loader
 * alive.
 */
public final class Call {
  private final String name;
  private final String[] parameters;
  private final MethodType shape;
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
          return isPublicIn(type);
        }
      };

  private Call(MethodType shape, String name, String... parameters) {
    this.shape = shape;
    this.name = name;
    this.parameters = parameters;
  }

  /** A method whose result is an object, or is not wanted. */
  public static Call of(String name, Class<?>... parameters) {
    String[] names = new String[parameters.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = parameters[i].getName();
    }
    return matching(name, names);
  }

  /** The same, with parameters of classes that only the host knows. */
  public static Call matching(String name, String... parameters) {
    return new Call(MethodType.genericMethodType(parameters.length + 1), name, parameters);
  }

  /** A method that returns an {@code int}. */
  public static Call ofInt(String name) {
    return new Call(MethodType.methodType(int.class, Object.class), name);
  }

  public Object on(Object target) throws Throwable {
    return (Object) handles.get(target.getClass()).invokeExact(target);
  }

  public Object on(Object target, Object first) throws Throwable {
    return (Object) handles.get(target.getClass()).invokeExact(target, first);
  }

  public Object on(Object target, Object first, Object second) throws Throwable {
    return (Object) handles.get(target.getClass()).invokeExact(target, first, second);
  }

  public Object on(Object target, Object first, Object second, Object third) throws Throwable {
    return (Object) handles.get(target.getClass()).invokeExact(target, first, second, third);
  }

  public int intOn(Object target) throws Throwable {
    return (int) handles.get(target.getClass()).invokeExact(target);
  }

  /** Whether there is such a method: for those that not every version of a server has. */
  boolean isOn(Object target) {
    return offers.get(target.getClass());
  }

  private boolean isPublicIn(Class<?> type) {
    for (Method method : type.getMethods()) {
      if (fits(method)) {
        return true;
      }
    }
    return false;
  }

  private MethodHandle find(Class<?> type) {
    try {
      Method exported = exported(type);
      if (exported != null) {
        return MethodHandles.publicLookup().unreflect(exported).asType(shape);
      }
      return MethodHandles.lookup().unreflect(opened(type)).asType(shape);
    } catch (ReflectiveOperationException refused) {
      throw new IllegalStateException(type.getName() + " offers no " + name, refused);
    }
  }

  /** The method as the first public class or interface declares it; null if none does. */
  private Method exported(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Method method = declaredBy(at);
      for (Class<?> face : at.getInterfaces()) {
        method = method == null ? exported(face) : method;
      }
      if (method != null) {
        return method;
      }
    }
    return null;
  }

  private Method declaredBy(Class<?> type) {
    if (!Modifier.isPublic(type.getModifiers())) {
      return null;
    }
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && fits(method) && isExported(method)) {
        return method;
      }
    }
    return null;
  }

  private static boolean isExported(Method method) {
    try {
      MethodHandles.publicLookup().unreflect(method);
      return true;
    } catch (IllegalAccessException closed) {
      return false;
    }
  }

  private boolean fits(Method method) {
    Class<?>[] types = method.getParameterTypes();
    boolean fits = method.getName().equals(name) && types.length == parameters.length;
    for (int i = 0; fits && i < types.length; i++) {
      fits = types[i].getName().equals(parameters[i]);
    }
    return fits && !method.isBridge();
  }

  /** A public method of a class that is not. */
  private Method opened(Class<?> type) throws ReflectiveOperationException {
    for (Method method : type.getMethods()) {
      if (fits(method)) {
        Closed.open(method, method.getDeclaringClass());
        return method;
      }
    }
    throw new NoSuchMethodException(name);
  }
}
