/**
 * The hooks of each server, one file each. They see the host's objects as {@link Object} and call
 * them through method handles, so nothing of the agent is ever visible to the host, nor of the host
 * to the agent.
 */
package glossary.agent.servers;
