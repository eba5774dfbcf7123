/**
 * Snapshots of the live database, verified before they get their name, kept by a retention policy,
 * proven by restoring them, and restored into the live file.
 */
package glossary.sidecar.backup;
