package glossary.agent.servers;

import glossary.agent.requests.TrackedRequest;

/** What is known of a request of Grizzly until it ends; kept in its attributes. */
final class GrizzlyExchange {
  private static final int UNKNOWN = 0;
  private static final int OPEN = 1;
  private static final int SHUT = 2;

  final TrackedRequest tracked;
  private volatile int connection = UNKNOWN;

  /** Whether any handler has got the request. */
  volatile boolean handled;

  GrizzlyExchange(TrackedRequest tracked) {
    this.tracked = tracked;
  }

  /** Later calls do nothing. */
  void lastIsToBeWritten(boolean open) {
    if (connection == UNKNOWN) {
      connection = open ? OPEN : SHUT;
    }
  }

  boolean isCancelled() {
    return connection == SHUT;
  }
}
