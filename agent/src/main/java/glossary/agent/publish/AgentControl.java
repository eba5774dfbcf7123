package glossary.agent.publish;

/** What can be changed while the host runs. Any thread. */
public interface AgentControl {
  void enable();

  void disable();

  void reset();

  /**
   * @throws IllegalArgumentException with what must be changed, if it is no mode or cannot work
   */
  void headers(String mode);

  boolean enabled();
}
