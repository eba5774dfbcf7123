/**
 * Works that take longer than a request: they run on threads of their own and tell how far they
 * are.
 */
package glossary.sidecar.jobs;
