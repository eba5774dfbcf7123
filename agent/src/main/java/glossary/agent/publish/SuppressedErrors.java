package glossary.agent.publish;

import java.util.Map;

/** Counts the agent's own errors that the host did not notice. Any thread. */
public interface SuppressedErrors {

  /** By the name of the hook. */
  Map<String, Long> counts();
}
