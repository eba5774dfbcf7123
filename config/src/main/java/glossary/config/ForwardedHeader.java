package glossary.config;

/** The header in which a trusted proxy tells the client address. */
public enum ForwardedHeader {
  X_FORWARDED_FOR,
  /** RFC 7239. */
  FORWARDED,
  /** A single address, as nginx is often told to send it. */
  X_REAL_IP,
  /** A single address, from Cloudflare. */
  CF_CONNECTING_IP
}
