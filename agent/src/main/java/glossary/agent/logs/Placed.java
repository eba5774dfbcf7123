package glossary.agent.logs;

import glossary.agent.requests.Undo;

/** The keys of one request in one library's map of one thread, and what they replaced. */
final class Placed extends Undo {
  static final String REQUEST_ID = "request_id";
  static final String TRACE_ID = "trace_id";
  static final String ENDPOINT = "endpoint";

  private static final String[] KEYS = {REQUEST_ID, TRACE_ID, ENDPOINT};
  private static final int LAST = KEYS.length - 1;

  final Class<?> mdc;

  /** The route that the endpoint was made of. */
  String route;

  /** False as long as the map has the values from elsewhere. */
  private boolean ours;

  private boolean busy;

  private final Object[] values = new Object[KEYS.length];
  private final Object[] before = new Object[KEYS.length];

  Placed(Class<?> mdc) {
    this.mdc = mdc;
  }

  /** Whether the map is being asked or changed right now, further up the stack. */
  boolean isBusy() {
    return busy;
  }

  void begin() {
    busy = true;
  }

  void end() {
    busy = false;
  }

  /** Whether the keys were put; the application may have changed them since. */
  boolean isOurs() {
    return ours;
  }

  /**
   * Puts the values, those that are not null.
   *
   * @param replaced whether what is there now is to be put back
   */
  void put(String requestId, String traceId, String endpoint, boolean replaced) throws Throwable {
    values[0] = requestId;
    values[1] = traceId;
    values[LAST] = endpoint;
    for (int i = 0; i < KEYS.length; i++) {
      before[i] = replaced && values[i] != null ? Mdc.get(mdc, KEYS[i]) : null;
    }
    ours = true;
    for (int i = 0; i < KEYS.length; i++) {
      if (values[i] != null) {
        Mdc.put(mdc, KEYS[i], values[i]);
      }
    }
  }

  /** Puts another endpoint, unless the application has put its own. */
  void endpoint(String endpoint) throws Throwable {
    if (values[LAST].equals(Mdc.get(mdc, ENDPOINT))) {
      values[LAST] = endpoint;
      Mdc.put(mdc, ENDPOINT, endpoint);
    }
  }

  /** What the application has put or removed meanwhile stays as it is. */
  @Override
  protected void undo() throws Throwable {
    for (int i = 0; ours && i < KEYS.length; i++) {
      if (values[i] != null && values[i].equals(Mdc.get(mdc, KEYS[i]))) {
        if (before[i] == null) {
          Mdc.remove(mdc, KEYS[i]);
        } else {
          Mdc.put(mdc, KEYS[i], before[i]);
        }
      }
    }
  }
}
