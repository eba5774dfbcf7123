package glossary.config;

/** What happens to a request over the limit. */
public enum RateLimitMode {
  /** It is refused with 429. */
  ENFORCE,
  /** It is counted and answered. */
  SHADOW
}
