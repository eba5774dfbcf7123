package glossary.agent.logs;

/** A class by name, as the class of a logger sees it. Kept beside that, and refers to no other. */
final class Neighbour {
  private final String owner;
  private final String name;
  private final ClassValue<Class<?>> found =
      new ClassValue<Class<?>>() {
        @Override
        protected Class<?> computeValue(Class<?> type) {
          return find(type);
        }
      };

  /**
   * @param owner the library's class that {@code name} is looked up from
   */
  Neighbour(String owner, String name) {
    this.owner = owner;
    this.name = name;
  }

  /** Null if there is none. */
  Class<?> of(Object logger) {
    return found.get(logger.getClass());
  }

  private Class<?> find(Class<?> type) {
    Class<?> from = type;
    while (from.getSuperclass() != null && !from.getName().equals(owner)) {
      from = from.getSuperclass();
    }
    try {
      return Class.forName(name, false, from.getClassLoader());
    } catch (ClassNotFoundException | LinkageError absent) {
      return null;
    }
  }
}
