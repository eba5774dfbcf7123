/** Security headers for responses that the host is about to send. Knows no server. */
package glossary.agent.headers;
