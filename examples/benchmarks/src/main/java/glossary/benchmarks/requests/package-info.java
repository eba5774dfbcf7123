/** What one request costs inside a server, without a network. */
package glossary.benchmarks.requests;
