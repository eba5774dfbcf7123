/** Brings the bridge into a JVM. */
package glossary.agent.bridge;
