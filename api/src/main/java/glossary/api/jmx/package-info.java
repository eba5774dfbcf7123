/**
 * What the agent shows of a host through JMX. Open types only: a client needs none of these
 * classes.
 */
package glossary.api.jmx;
