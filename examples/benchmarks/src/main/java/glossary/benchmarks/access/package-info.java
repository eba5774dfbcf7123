/** What it costs a request to be let in, and its answer to be given its headers. */
package glossary.benchmarks.access;
