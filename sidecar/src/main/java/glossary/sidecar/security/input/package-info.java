/**
 * The last look at a request before it is routed. What its shape allows is always checked; what
 * looks like an attack gets points by rule, and each kind of field has its own limit, because what
 * is an attack in an identifier may be the definition of one in prose. It is a watchman, not the
 * wall: no value of a request is ever made a part of a statement, a path or a page.
 */
package glossary.sidecar.security.input;
