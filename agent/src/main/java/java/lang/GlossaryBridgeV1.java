package java.lang;

/**
 * What instrumented methods of a host call. It lies in {@code java.lang} because every class loader
 * finds that package, and names JDK types only. Its members are frozen once released: a newer agent
 * looks for this class before it defines one, and brings another name if it needs another shape.
 *
 * <p>No call throws, blocks or costs more than a volatile read while no agent is connected.
 */
public abstract class GlossaryBridgeV1 {
  private static volatile GlossaryBridgeV1 sink;

  protected GlossaryBridgeV1() {}

  /** From now on calls go to {@code next}; nowhere if null. */
  public static void connect(GlossaryBridgeV1 next) {
    sink = next;
  }

  /**
   * A hooked method begins.
   *
   * @param hook the number that the agent gave this method
   * @param self the object, null for a static method
   * @param first the first three arguments, null where there are fewer
   * @return what {@link #exit} is given; null if nobody listens
   */
  public static Object enter(int hook, Object self, Object first, Object second, Object third) {
    GlossaryBridgeV1 to = sink;
    if (to == null) {
      return null;
    }
    try {
      return to.entered(hook, self, first, second, third);
    } catch (Throwable fault) {
      suppress(to, hook, fault);
      return null;
    }
  }

  /**
   * A hooked method ends.
   *
   * @param entered what {@link #enter} returned
   * @param thrown what the method throws, null if it returns
   */
  public static void exit(int hook, Object entered, Object self, Object first, Throwable thrown) {
    GlossaryBridgeV1 to = sink;
    if (to == null) {
      return;
    }
    try {
      to.exited(hook, entered, self, first, thrown);
    } catch (Throwable fault) {
      suppress(to, hook, fault);
    }
  }

  private static void suppress(GlossaryBridgeV1 to, int hook, Throwable fault) {
    try {
      to.failed(hook, fault);
    } catch (Throwable again) {
      // There is nobody left to tell: the host must not notice.
      return;
    }
  }

  protected abstract Object entered(
      int hook, Object self, Object first, Object second, Object third) throws Throwable;

  protected abstract void exited(
      int hook, Object entered, Object self, Object first, Throwable thrown) throws Throwable;

  /** {@link #entered} or {@link #exited} has thrown {@code fault}. */
  protected abstract void failed(int hook, Throwable fault);
}
