/**
 * What the sidecar shows of itself through JMX. Open types only: a client needs none of these
 * classes.
 */
package glossary.api.jmx.sidecar;
