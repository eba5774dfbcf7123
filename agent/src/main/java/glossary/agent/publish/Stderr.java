package glossary.agent.publish;

/** The agent's only voice: a log framework would be the host's. */
final class Stderr {
  private Stderr() {}

  static void say(String sentence) {
    System.err.println("glossary-agent: " + sentence);
  }
}
