package glossary.config;

/** The header in which a trusted proxy tells the client address. */
public enum ForwardedHeader {
  X_FORWARDED_FOR,
  /** RFC 7239. */
  FORWARDED
}
