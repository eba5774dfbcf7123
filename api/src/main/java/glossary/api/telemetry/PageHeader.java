package glossary.api.telemetry;

/** What protects a page by a header of its response. */
public enum PageHeader {

  /** A Content-Security-Policy that is enforced. */
  POLICY(1 << 0, "Content-Security-Policy"),

  /** One that restricts scripts and allows none within the page. */
  SCRIPTS(1 << 1, "a policy for scripts without 'unsafe-inline'"),

  /** X-Frame-Options, or a policy with frame-ancestors. */
  FRAMING(1 << 2, "X-Frame-Options or frame-ancestors"),

  NOSNIFF(1 << 3, "X-Content-Type-Options"),
  REFERRER(1 << 4, "Referrer-Policy"),
  HSTS(1 << 5, "Strict-Transport-Security"),
  OPENER(1 << 6, "Cross-Origin-Opener-Policy"),
  PERMISSIONS(1 << 7, "Permissions-Policy");

  /** The header's name, or what is asked of one. */
  public final String label;

  private final int bit;

  PageHeader(int bit, String label) {
    this.bit = bit;
    this.label = label;
  }

  /** Its place in a set of bits; part of the telemetry file's format. */
  public int bit() {
    return bit;
  }
}
