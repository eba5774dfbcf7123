package glossary.sidecar.jmx;

import glossary.sidecar.http.Tls;
import java.util.function.Predicate;

/**
 * Who may use JMX from outside this process.
 *
 * @param host to listen on; only the loopback address without TLS
 * @param port for the registry and the connector
 * @param tls null for none
 * @param admin whether this password is the admin's; in constant time
 */
public record RemoteAccess(String host, int port, Tls tls, Predicate<String> admin) {}
