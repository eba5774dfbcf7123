package glossary.agent.logs;

import glossary.agent.requests.CurrentRequest;
import glossary.agent.requests.Handling;
import glossary.agent.requests.TrackedRequest;
import glossary.agent.requests.Undo;

/**
 * Tells log lines which request they belong to: request id, trace id and endpoint, in the map of
 * the thread of the library that writes them. They are put when a thread that handles a request
 * first uses that library, and taken back when it leaves the request; a request that logs nothing
 * costs nothing. What the application puts itself is left alone.
 */
final class Contexts {
  private final CurrentRequest current;
  private final OtherTracer otherTracer = new OtherTracer();

  Contexts(CurrentRequest current) {
    this.current = current;
  }

  /** A line is about to be written: the keys are there, also where the map was cleared. */
  void logs(Class<?> mdc) throws Throwable {
    Handling handling = current.get();
    if (handling == null || handling.isClosing()) {
      return;
    }
    Placed placed = find(handling, mdc);
    if (placed == null) {
      place(handling, mdc);
    } else if (!placed.isBusy()) {
      refresh(handling, placed);
    }
  }

  /** The application is about to use the map. */
  void uses(Class<?> mdc) throws Throwable {
    Handling handling = current.get();
    if (handling != null && !handling.isClosing() && find(handling, mdc) == null) {
      place(handling, mdc);
    }
  }

  private static Placed find(Handling handling, Class<?> mdc) {
    for (Undo each = handling.undos(); each != null; each = each.next()) {
      if (each instanceof Placed && ((Placed) each).mdc == mdc) {
        return (Placed) each;
      }
    }
    return null;
  }

  /** Remembered before the map is asked: that may be a call of this, too. */
  private void place(Handling handling, Class<?> mdc) throws Throwable {
    Placed placed = new Placed(mdc);
    handling.add(placed);
    placed.begin();
    try {
      if (!handling.request().id().equals(Mdc.get(mdc, Placed.REQUEST_ID))) {
        put(handling, placed, true);
      }
    } finally {
      placed.end();
    }
  }

  private void refresh(Handling handling, Placed placed) throws Throwable {
    placed.begin();
    try {
      if (Mdc.get(placed.mdc, Placed.REQUEST_ID) == null) {
        put(handling, placed, false);
      } else if (placed.isOurs()) {
        String route = handling.route();
        if (!route.equals(placed.route)) {
          placed.route = route;
          placed.endpoint(Endpoint.of(handling.request(), route));
        }
      }
    } finally {
      placed.end();
    }
  }

  private void put(Handling handling, Placed placed, boolean replaces) throws Throwable {
    TrackedRequest request = handling.request();
    placed.route = handling.route();
    placed.put(
        request.id(),
        otherTracer.isThere() ? null : request.traceId(),
        Endpoint.of(request, placed.route),
        replaces);
  }
}
