/** Figures of the whole glossary for its operators: counts, never contents. */
package glossary.sidecar.admin;
