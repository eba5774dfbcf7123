package glossary.agent.hooks;

/**
 * What happens when one method of the host is called. Runs on the host's threads; what it throws is
 * suppressed and counted, and a hook that keeps failing is switched off.
 */
public abstract class Hook {

  /**
   * The method begins.
   *
   * @param self null for a static method
   * @param first null where there are fewer arguments; boxed if primitive
   * @return what {@link #exit} is given; a {@link Held} if this has changed something on the thread
   */
  public Object enter(Object self, Object first, Object second, Object third) throws Throwable {
    return null;
  }

  /**
   * The method ends; called only for points that ask for it.
   *
   * @param entered what {@link #enter} returned, null if it failed
   * @param thrown null if the method returns
   */
  public void exit(Object entered, Object self, Object first, Throwable thrown) throws Throwable {}

  /** Whether a class with this hook is loaded by hosts that have a server only. */
  protected boolean isOfServer() {
    return true;
  }
}
