/**
 * What an operator says to the agent. Runs inside {@code premain}: no regular expressions, no
 * {@code java.nio.file}, no lambdas, no streams, no formatter.
 */
package glossary.agent.options;
