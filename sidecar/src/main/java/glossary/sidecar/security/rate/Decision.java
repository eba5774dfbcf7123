package glossary.sidecar.security.rate;

import java.util.Locale;

/** What became of a request. */
enum Decision {
  ALLOWED,
  REFUSED,
  /** It was over a limit that is not enforced. */
  SHADOWED,
  /** It costs nothing. */
  EXEMPT;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
