/** Applications that others wrote, with and without the agent. */
package glossary.soak.applications;
