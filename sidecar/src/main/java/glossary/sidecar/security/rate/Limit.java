package glossary.sidecar.security.rate;

import java.util.Locale;

/** What is limited. The names are those of the header {@code RateLimit-Policy}. */
enum Limit {
  /** One client, or one token. */
  DEFAULT,
  /** A client's neighbours together. */
  NETWORK,
  /** Clients that there was no room to count. */
  OVERFLOW,
  /** Scrapes and detailed health. */
  WATCH,
  /** Reports that browsers send by themselves. */
  REPORTS,
  /** Tokens that are not valid. */
  SIGN_IN,
  /** Requests at the same time. */
  CONCURRENT;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
