/**
 * Whether the sidecar and what it depends on are well, and what to do if not. Checks run in the
 * background; whoever asks gets the last result with its age.
 */
package glossary.sidecar.health;
