/**
 * Whether an uploaded file is what its name says, and under which name it may be listed. Reads
 * files; stores none.
 */
package glossary.sidecar.security.upload;
