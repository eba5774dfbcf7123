package glossary.agent.headers;

import glossary.api.telemetry.PageHeader;

/**
 * Adds security headers that the application has not set. Called on the thread that commits a
 * response; takes no lock and allocates nothing.
 */
public final class HeaderPolicy {
  static final String CSP = "Content-Security-Policy";
  private static final String CSP_REPORT_ONLY = "Content-Security-Policy-Report-Only";
  static final String FRAME_ANCESTORS = "frame-ancestors";

  /** Breaks no page: it restricts neither scripts nor styles nor images. */
  private static final String DEFAULT_CSP =
      "frame-ancestors 'self'; base-uri 'self'; object-src 'none'";

  private static final String PERMISSIONS =
      "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(), midi=(), payment=(),"
          + " serial=(), usb=(), xr-spatial-tracking=()";

  private final HeaderSettings settings;
  private final String enforced;
  private final String reported;
  private final PageLooks pages = new PageLooks();
  private volatile HeaderMode mode;

  /**
   * @throws IllegalArgumentException with what must be changed, if the mode or a rule cannot work
   */
  public HeaderPolicy(HeaderMode mode, HeaderSettings settings) {
    this.settings = settings;
    this.enforced = settings.csp == null ? DEFAULT_CSP : settings.csp;
    this.reported =
        settings.reportTo == null || settings.reportsItself()
            ? enforced
            : enforced + "; report-uri " + settings.reportTo;
    mode(mode);
  }

  public HeaderMode mode() {
    return mode;
  }

  /**
   * Changes the mode at run time. {@link HeaderMode#OFF} overrides all rules.
   *
   * @param changed null, as {@link HeaderMode#of} gives it, is refused
   * @throws IllegalArgumentException with what must be changed, if the mode cannot work
   */
  public final void mode(HeaderMode changed) {
    if (changed == null) {
      throw new IllegalArgumentException("must be off, report, safe or enforce");
    }
    String problem = settings.problem(changed);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
    mode = changed;
    pages.restart();
  }

  /** What pages have had since the mode was last set. */
  public PageLooks pages() {
    return pages;
  }

  /**
   * @param path of the request, undecoded, without the query; null if unknown
   * @param secure whether the request came over TLS
   */
  public void apply(ResponseHeaders headers, Object response, String path, boolean secure)
      throws Throwable {
    HeaderMode overall = mode;
    if (overall == HeaderMode.OFF || headers.status(response) < 200) {
      return;
    }
    HeaderMode here = settings.rules.mode(path, overall);
    if (here == HeaderMode.OFF) {
      return;
    }
    if (!MediaType.isHtml(headers.contentType(response))) {
      addToAll(headers, response, secure);
      return;
    }
    boolean look = pages.wanted();
    int own = look ? PageLooks.of(headers, response) : 0;
    addToAll(headers, response, secure);
    addToPage(headers, response, here);
    if (look) {
      pages.add(own, own | added(own, here, secure));
    }
  }

  /** What the two below add to a page that has these already, as bits of {@link PageHeader}. */
  private int added(int own, HeaderMode here, boolean secure) {
    int bits = PageHeader.NOSNIFF.bit() | PageHeader.REFERRER.bit() | PageHeader.FRAMING.bit();
    if (secure && settings.hsts != null) {
      bits |= PageHeader.HSTS.bit();
    }
    if (here == HeaderMode.ENFORCE) {
      bits |= PageHeader.PERMISSIONS.bit() | PageHeader.OPENER.bit();
      if ((own & PageHeader.POLICY.bit()) == 0) {
        bits |= PageHeader.POLICY.bit();
        bits |= Csp.restrictsScripts(enforced) ? PageHeader.SCRIPTS.bit() : 0;
      }
    }
    return bits;
  }

  private void addToAll(ResponseHeaders headers, Object response, boolean secure) throws Throwable {
    add(headers, response, "X-Content-Type-Options", "nosniff");
    add(headers, response, "Referrer-Policy", "strict-origin-when-cross-origin");
    add(headers, response, "X-XSS-Protection", "0");
    if (secure && settings.hsts != null) {
      add(headers, response, "Strict-Transport-Security", settings.hsts);
    }
    if (settings.strip) {
      headers.remove(response, "X-Powered-By");
      headers.remove(response, "Server");
    }
  }

  private void addToPage(ResponseHeaders headers, Object response, HeaderMode here)
      throws Throwable {
    if (here == HeaderMode.ENFORCE) {
      add(headers, response, CSP, enforced);
      add(headers, response, "Permissions-Policy", PERMISSIONS);
      add(headers, response, "Cross-Origin-Opener-Policy", "same-origin-allow-popups");
    } else if (here == HeaderMode.REPORT && !headers.has(response, CSP)) {
      add(headers, response, CSP_REPORT_ONLY, reported);
    }
    if (!Csp.has(headers.value(response, CSP), FRAME_ANCESTORS)) {
      add(headers, response, "X-Frame-Options", "SAMEORIGIN");
    }
  }

  private static void add(ResponseHeaders headers, Object response, String name, String value)
      throws Throwable {
    if (!headers.has(response, name)) {
      headers.add(response, name, value);
    }
  }
}
