/**
 * The JVMs that an agent is in: finds and reads their telemetry files, tells whether they run,
 * hang, have exited or crashed, and adds up their figures by name.
 */
package glossary.sidecar.host;
