package glossary.agent.servers;

import java.lang.reflect.Method;

/** What one class of the host offers once: a constant, or something made for it. */
abstract class Statics {
  private final String className;

  /** The public static member that must be there; null if none must. */
  private final String member;

  /** Of a method, as {@link Class#getName} has them; null for a field. */
  private final String[] parameters;

  private final ClassValue<Object> values =
      new ClassValue<Object>() {
        @Override
        protected Object computeValue(Class<?> neighbour) {
          try {
            return from(Class.forName(className, true, neighbour.getClassLoader()));
          } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException(Statics.this + " is not as expected", absent);
          }
        }
      };

  Statics(String className) {
    this(className, null, null);
  }

  private Statics(String className, String member, String[] parameters) {
    this.className = className;
    this.member = member;
    this.parameters = parameters;
  }

  /** The value of a public constant. */
  static Statics field(String className, String name) {
    return new Statics(className, name, null) {
      @Override
      Object from(Class<?> type) throws ReflectiveOperationException {
        return type.getField(name).get(null);
      }
    };
  }

  /** A public method, as a {@link Method}; null in a version that has none. */
  static Statics method(String className, String name, String... parameters) {
    return new Statics(className, name, parameters) {
      @Override
      Object from(Class<?> type) throws ReflectiveOperationException {
        try {
          return Statics.find(type, name, parameters);
        } catch (NoSuchMethodException ofOtherVersions) {
          return null;
        }
      }
    };
  }

  /** What such a method of one parameter returns. */
  static Statics result(String className, String name, String parameter, Object argument) {
    return new Statics(className, name, new String[] {parameter}) {
      @Override
      Object from(Class<?> type) throws ReflectiveOperationException {
        return Statics.find(type, name, parameter).invoke(null, argument);
      }
    };
  }

  private static Method find(Class<?> type, String name, String... parameters)
      throws ReflectiveOperationException {
    Class<?>[] types = new Class<?>[parameters.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = Class.forName(parameters[i], false, type.getClassLoader());
    }
    return type.getMethod(name, types);
  }

  @Override
  public String toString() {
    String of = member == null ? className : className + "." + member;
    return parameters == null ? of : of + "(" + String.join(",", parameters) + ")";
  }

  /** As seen by the class of {@code neighbour}. */
  final Object beside(Object neighbour) {
    return values.get(neighbour.getClass());
  }

  /** Must not return anything that refers to the agent. */
  abstract Object from(Class<?> type) throws ReflectiveOperationException;
}
