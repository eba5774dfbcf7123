package glossary.sidecar.jmx;

import glossary.sidecar.http.Tls;

/**
 * Who may use JMX from outside this process.
 *
 * @param host to listen on; only the loopback address without TLS
 * @param port for the registry and the connector
 * @param tls null for none
 * @param signIn who is let in
 */
public record RemoteAccess(String host, int port, Tls tls, SignIn signIn) {}
