package glossary.agent.hooks;

/** One method of the host, named exactly, and what happens when it is called. */
public final class HookPoint {
  final String className;
  final String method;
  final String descriptor;
  final boolean around;
  final Hook hook;

  /** Hooks that make sense together only. */
  final int group;

  private HookPoint(
      String className, String method, String descriptor, boolean around, Hook hook, int group) {
    this.className = className;
    this.method = method;
    this.descriptor = descriptor;
    this.around = around;
    this.hook = hook;
    this.group = group;
  }

  /** The same, as one of the hooks with that number: if one of them is switched off, all are. */
  public HookPoint in(int number) {
    return new HookPoint(className, method, descriptor, around, hook, number);
  }

  /**
   * Calls {@link Hook#enter}.
   *
   * @param className as {@link Class#getName} has it
   * @param descriptor the method's, as a class file has it, from {@code (} up to {@code )} or
   *     further
   */
  public static HookPoint enter(String className, String method, String descriptor, Hook hook) {
    return new HookPoint(className, method, descriptor, false, hook, 0);
  }

  /** Calls {@link Hook#enter} and {@link Hook#exit}. */
  public static HookPoint around(String className, String method, String descriptor, Hook hook) {
    return new HookPoint(className, method, descriptor, true, hook, 0);
  }

  boolean is(String name, String itsDescriptor) {
    return method.equals(name) && itsDescriptor.startsWith(descriptor);
  }

  /** For people: the simple class name and the method. */
  public String label() {
    return className.substring(className.lastIndexOf('.') + 1) + '.' + method;
  }
}
