package glossary.agent.headers;

import glossary.api.telemetry.PageHeader;
import glossary.api.telemetry.PageHeaders;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which headers all pages have had that were looked at: the first after each time that somebody has
 * read what was found, so that pages cost nothing more. For all threads.
 */
public final class PageLooks {
  private static final long NONE = -1;

  /** The application's own bits above those that were sent; all are set before a page comes. */
  private final AtomicLong all = new AtomicLong(NONE);

  private volatile boolean wanted = true;

  PageLooks() {}

  boolean wanted() {
    return wanted;
  }

  /** Of one page. */
  void add(int own, int sent) {
    wanted = false;
    long page = (long) own << Integer.SIZE | sent;
    long before;
    do {
      before = all.get();
    } while (!all.compareAndSet(before, before & page));
  }

  /** What was found so far; asks for another page. */
  public PageHeaders next() {
    wanted = true;
    long found = all.get();
    return found == NONE
        ? PageHeaders.NONE
        : new PageHeaders((int) (found >> Integer.SIZE), (int) found);
  }

  /** As if there had been no page: for another mode. */
  void restart() {
    all.set(NONE);
  }

  /** The bits of {@link PageHeader} that a response has now. */
  static int of(ResponseHeaders headers, Object response) throws Throwable {
    String policy = headers.value(response, HeaderPolicy.CSP);
    int bits = 0;
    if (policy != null) {
      bits |= PageHeader.POLICY.bit();
    }
    if (Csp.restrictsScripts(policy)) {
      bits |= PageHeader.SCRIPTS.bit();
    }
    if (Csp.has(policy, HeaderPolicy.FRAME_ANCESTORS) || headers.has(response, "X-Frame-Options")) {
      bits |= PageHeader.FRAMING.bit();
    }
    bits |= bit(headers, response, "X-Content-Type-Options", PageHeader.NOSNIFF);
    bits |= bit(headers, response, "Referrer-Policy", PageHeader.REFERRER);
    bits |= bit(headers, response, "Strict-Transport-Security", PageHeader.HSTS);
    bits |= bit(headers, response, "Cross-Origin-Opener-Policy", PageHeader.OPENER);
    bits |= bit(headers, response, "Permissions-Policy", PageHeader.PERMISSIONS);
    return bits;
  }

  private static int bit(ResponseHeaders headers, Object response, String name, PageHeader header)
      throws Throwable {
    return headers.has(response, name) ? header.bit() : 0;
  }
}
