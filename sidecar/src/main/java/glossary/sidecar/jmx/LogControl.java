package glossary.sidecar.jmx;

/** How much is logged, as an operator sees and changes it. Answers at once. */
public interface LogControl {

  String level();

  /**
   * @throws IllegalArgumentException with a sentence, if there is no such level
   */
  void set(String level);
}
