/** Long runs of hosts with the agent. */
package glossary.soak;
