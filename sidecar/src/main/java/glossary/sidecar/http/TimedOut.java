package glossary.sidecar.http;

import java.io.IOException;

/** The client was too slow; its connection is closed. */
final class TimedOut extends IOException {
  private static final long serialVersionUID = 1L;

  TimedOut(Phase phase) {
    super("client too slow in phase " + phase);
  }
}
