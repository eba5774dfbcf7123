/** The host's log lines: what is counted of them, and what they tell of the request. */
package glossary.agent.logs;
