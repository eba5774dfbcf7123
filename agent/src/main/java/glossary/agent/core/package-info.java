/** Wires the agent by constructors, starts it late and ends it whole. */
package glossary.agent.core;
