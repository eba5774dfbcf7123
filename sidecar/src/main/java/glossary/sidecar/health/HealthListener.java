package glossary.sidecar.health;

/** Hears of every change of a subsystem's status. */
@FunctionalInterface
public interface HealthListener {

  /**
   * Called on the thread that runs the checks: must return soon. What it throws is logged and
   * nothing else.
   */
  void changed(Transition transition);
}
