/**
 * The index doctor: names the state of the full-text index that the host keeps in its own database,
 * and what mends it. It only reads, in short looks, and runs nothing of what it advises.
 */
package glossary.sidecar.doctor;
