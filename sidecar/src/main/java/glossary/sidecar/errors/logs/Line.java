package glossary.sidecar.errors.logs;

/**
 * One encoded event.
 *
 * @param urgent a warning or an error, which is kept until it is written
 */
record Line(byte[] bytes, boolean urgent) {}
