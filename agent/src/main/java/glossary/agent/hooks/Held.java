package glossary.agent.hooks;

/**
 * What {@link Hook#enter} returns if it has changed something on its thread. It is given back when
 * the method ends, on the same thread and exactly once, also if the hook or the whole agent has
 * been switched off meanwhile.
 */
public abstract class Held {

  /** Undoes the change; after {@link Hook#exit}. What it throws is suppressed and counted. */
  protected abstract void giveBack() throws Throwable;
}
