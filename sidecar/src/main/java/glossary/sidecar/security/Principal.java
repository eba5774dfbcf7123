package glossary.sidecar.security;

import glossary.sidecar.http.Access;

/**
 * Who sent a request, as far as a valid token or certificate tells.
 *
 * @param role {@link Access#OPEN} without a valid one
 * @param mark tells the tokens of a role apart without giving them away: the first six hexadecimal
 *     digits of the token's SHA-256; of a certificate its subject; empty without a valid one
 */
public record Principal(Access role, String mark) {
  /** Nobody in particular. */
  public static final Principal ANYONE = new Principal(Access.OPEN, "");
}
