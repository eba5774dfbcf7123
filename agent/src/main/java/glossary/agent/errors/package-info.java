/** Errors of the host grouped by their place in the application. Holds strings only. */
package glossary.agent.errors;
