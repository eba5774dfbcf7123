/** Malformed HTTP requests, from a seed, against the packed sidecar. */
package glossary.soak.malformed;
