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

  /** Which arguments the hook is given. */
  final Picked picked;

  private HookPoint(
      String className,
      String method,
      String descriptor,
      boolean around,
      Hook hook,
      int group,
      Picked picked) {
    this.className = className;
    this.method = method;
    this.descriptor = descriptor;
    this.around = around;
    this.hook = hook;
    this.group = group;
    this.picked = picked;
  }

  /** The same, as one of the hooks with that number: if one of them is switched off, all are. */
  public HookPoint in(int number) {
    return new HookPoint(className, method, descriptor, around, hook, number, picked);
  }

  /** The same, with these arguments instead of the first three, counted from 0. */
  public HookPoint picking(int first, int second) {
    return with(new Picked(picked.withClass, first, second));
  }

  /**
   * The same for a static method, with its class in the place of the object. Needs a class file of
   * Java 5 or newer.
   */
  public HookPoint withClass() {
    return with(new Picked(true, 0, 1, 2));
  }

  private HookPoint with(Picked other) {
    return new HookPoint(className, method, descriptor, around, hook, group, other);
  }

  /**
   * Calls {@link Hook#enter}.
   *
   * @param className as {@link Class#getName} has it
   * @param descriptor the method's, as a class file has it, from {@code (} up to {@code )} or
   *     further
   */
  public static HookPoint enter(String className, String method, String descriptor, Hook hook) {
    return new HookPoint(className, method, descriptor, false, hook, 0, Picked.FIRST_THREE);
  }

  /** Calls {@link Hook#enter} and {@link Hook#exit}. */
  public static HookPoint around(String className, String method, String descriptor, Hook hook) {
    return new HookPoint(className, method, descriptor, true, hook, 0, Picked.FIRST_THREE);
  }

  boolean is(String name, String itsDescriptor) {
    return method.equals(name) && itsDescriptor.startsWith(descriptor);
  }

  /** For people: the simple class name and the method. */
  public String label() {
    return className.substring(className.lastIndexOf('.') + 1) + '.' + method;
  }
}
