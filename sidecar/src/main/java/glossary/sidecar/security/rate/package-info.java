/**
 * How much one client may ask for, by the generic cell rate algorithm (GCRA): a token bucket that
 * is a single number, the time at which it would be full again.
 */
package glossary.sidecar.security.rate;
