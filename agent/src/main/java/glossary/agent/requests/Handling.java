package glossary.agent.requests;

import glossary.agent.hooks.Held;

/** That a thread handles a request, until it leaves the server's method. Of that thread alone. */
public final class Handling extends Held {
  /** What the thread handles again afterwards; null for nothing. */
  final Handling outer;

  private final Object[] thread;
  private final TrackedRequest request;
  private final Template template;
  private final Object of;
  private Undo undos;
  private boolean closing;

  Handling(Object[] thread, TrackedRequest request, Template template, Object of) {
    this.thread = thread;
    this.outer = (Handling) thread[CurrentRequest.HANDLING];
    this.request = request;
    this.template = template;
    this.of = of;
  }

  public TrackedRequest request() {
    return request;
  }

  /** A template, or {@link RouteNames#UNMATCHED} as long as none is known. */
  public String route() throws Throwable {
    return template.of(of);
  }

  /** The last change that was made for the request on this thread; null for none. */
  public Undo undos() {
    return undos;
  }

  /** Will be undone when the thread leaves the request. */
  public void add(Undo change) {
    change.next = undos;
    undos = change;
  }

  /** True from when changes are being undone: then none must be added. */
  public boolean isClosing() {
    return closing;
  }

  @Override
  protected void giveBack() throws Throwable {
    closing = true;
    Throwable first = null;
    for (Undo each = undos; each != null; each = each.next) {
      try {
        each.undo();
      } catch (Throwable fault) {
        first = first == null ? fault : first;
      }
    }
    thread[CurrentRequest.HANDLING] = outer;
    if (first != null) {
      throw first;
    }
  }
}
