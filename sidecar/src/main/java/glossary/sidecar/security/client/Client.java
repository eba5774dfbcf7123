package glossary.sidecar.security.client;

/**
 * Who sent a request.
 *
 * @param secure whether the client itself spoke TLS, be it to us or to a trusted proxy
 */
record Client(IpAddress address, boolean secure) {}
