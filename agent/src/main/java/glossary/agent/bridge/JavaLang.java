package glossary.agent.bridge;

import java.lang.invoke.MethodHandles;

/** Defines a class in {@code java.lang}, by what Java 9 added; so all of it by reflection. */
final class JavaLang {
  private JavaLang() {}

  /** Returns null, or why it is not possible. */
  static Throwable define(byte[] bytes) {
    try {
      Modules.open(Object.class);
      Object inJavaLang =
          MethodHandles.class
              .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
              .invoke(null, Object.class, MethodHandles.lookup());
      MethodHandles.Lookup.class
          .getMethod("defineClass", byte[].class)
          .invoke(inJavaLang, (Object) bytes);
      return null;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError refused) {
      return refused;
    }
  }
}
