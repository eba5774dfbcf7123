/**
 * What a host's agent tells the sidecar, and the memory-mapped file it tells it through. One
 * layout, one writer, one reader. Java 8, without dependencies.
 */
package glossary.api.telemetry;
