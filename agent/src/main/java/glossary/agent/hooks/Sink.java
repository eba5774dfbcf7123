package glossary.agent.hooks;

/** The agent's end of the bridge: calls the hook of each number. */
final class Sink extends GlossaryBridgeV1 {
  private final Hook[] hooks;
  private final Suppressed suppressed;

  Sink(Suppressed suppressed) {
    this.suppressed = suppressed;
    this.hooks = new Hook[suppressed.points().size()];
    for (int i = 0; i < hooks.length; i++) {
      hooks[i] = suppressed.points().get(i).hook;
    }
  }

  @Override
  protected Object entered(int hook, Object self, Object first, Object second, Object third)
      throws Throwable {
    return suppressed.isOff(hook) ? null : hooks[hook].enter(self, first, second, third);
  }

  @Override
  protected void exited(int hook, Object entered, Object self, Object first, Throwable thrown)
      throws Throwable {
    if (!suppressed.isOff(hook)) {
      hooks[hook].exit(entered, self, first, thrown);
    }
  }

  @Override
  protected void failed(int hook, Throwable fault) {
    suppressed.hook(hook, fault);
  }
}
