/** Compares Java agents by what whole processes with them cost. */
package glossary.benchmarks.agents;
