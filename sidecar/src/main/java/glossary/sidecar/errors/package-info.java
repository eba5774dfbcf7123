/** What goes wrong: logs, error groups with their rates, reports to Sentry, and who is told. */
package glossary.sidecar.errors;
