/**
 * What leaves the host: the telemetry file, and the control file that comes back. Everything here
 * runs on the flush thread, but for {@code InFlight} and {@code ErrorRing}, which request threads
 * call. None of it runs before the host's first request or the agent's late start, so the flush
 * thread may use {@code java.nio.file}.
 */
package glossary.agent.publish;
