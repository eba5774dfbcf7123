package glossary.api.telemetry;

/**
 * Which headers all pages of a host have had that were looked at: as the application sent them, and
 * as they went out. Immutable.
 */
public final class PageHeaders {
  private static final int UNKNOWN = -1;

  /** Before a page was looked at. */
  public static final PageHeaders NONE = new PageHeaders(UNKNOWN, UNKNOWN);

  /** Bits of {@link PageHeader}: what the application itself had set on each page. */
  public final int own;

  /** The same with what the agent has added. */
  public final int sent;

  /** Both negative if no page was looked at. */
  public PageHeaders(int own, int sent) {
    this.own = own;
    this.sent = sent;
  }

  public boolean known() {
    return own >= 0 && sent >= 0;
  }
}
