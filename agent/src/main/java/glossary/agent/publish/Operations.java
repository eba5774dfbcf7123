package glossary.agent.publish;

/**
 * Runs what a JMX client asks for. A client knows none of our classes, so no error may have one.
 */
final class Operations {
  private Operations() {}

  static void run(Runnable operation) {
    try {
      operation.run();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(wrong.getMessage());
    } catch (Throwable failed) {
      throw new IllegalStateException("the agent could not do it: " + failed);
    }
  }
}
