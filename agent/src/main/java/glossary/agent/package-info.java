/** What a host's class loaders see of the agent: its entry. All else is loaded beside the host. */
package glossary.agent;
