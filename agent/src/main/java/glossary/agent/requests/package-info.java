/** One request of the host from its start to its end, whichever server it runs on. */
package glossary.agent.requests;
