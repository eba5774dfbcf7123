package glossary.agent.logs;

import glossary.agent.hooks.Hook;

/** The application uses a library's map of the thread. */
final class MapUse extends Hook {
  private final Contexts contexts;

  MapUse(Contexts contexts) {
    this.contexts = contexts;
  }

  /**
   * @param self the class with the static methods, or an object of it
   */
  @Override
  public Object enter(Object self, Object first, Object second, Object third) throws Throwable {
    contexts.uses(self instanceof Class ? (Class<?>) self : self.getClass());
    return null;
  }

  @Override
  protected boolean isOfServer() {
    return false;
  }
}
