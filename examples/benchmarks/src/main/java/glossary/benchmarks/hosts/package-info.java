/** What many hosts cost a sidecar. */
package glossary.benchmarks.hosts;
