/**
 * The deployment checklist as checks that look for themselves. Looking changes nothing; a fix is
 * applied only when it is asked for.
 */
package glossary.sidecar.doctor.checklist;
