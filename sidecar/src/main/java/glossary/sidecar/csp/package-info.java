/**
 * What browsers report of pages that a Content Security Policy would break, and the policy that
 * would not.
 */
package glossary.sidecar.csp;
