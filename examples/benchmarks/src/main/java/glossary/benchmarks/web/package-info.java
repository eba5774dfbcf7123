/** What the sidecar's outer filters cost a request. */
package glossary.benchmarks.web;
