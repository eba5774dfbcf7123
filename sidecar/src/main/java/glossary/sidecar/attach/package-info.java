/** Brings the agent into JVMs that run already; carries its jar. Knows nothing of what it does. */
package glossary.sidecar.attach;
