/**
 * The server's certificate and key, from PEM files that may change while it runs, and who a client
 * is by its own certificate.
 */
package glossary.sidecar.tls;
