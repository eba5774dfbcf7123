/** The one truth about finished requests. Everything that publishes reads it. */
package glossary.agent.metrics;
