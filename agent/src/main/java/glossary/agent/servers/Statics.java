package glossary.agent.servers;

/** What one class of the host offers once: a constant, or something made for it. */
abstract class Statics {
  private final String className;
  private final ClassValue<Object> values =
      new ClassValue<Object>() {
        @Override
        protected Object computeValue(Class<?> neighbour) {
          try {
            return from(Class.forName(className, true, neighbour.getClassLoader()));
          } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException(className + " is not as expected", absent);
          }
        }
      };

  Statics(String className) {
    this.className = className;
  }

  /** As seen by the class of {@code neighbour}. */
  final Object beside(Object neighbour) {
    return values.get(neighbour.getClass());
  }

  /** Must not return anything that refers to the agent. */
  abstract Object from(Class<?> type) throws ReflectiveOperationException;
}
