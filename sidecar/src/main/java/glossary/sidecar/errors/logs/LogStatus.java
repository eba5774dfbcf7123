package glossary.sidecar.errors.logs;

/**
 * How logging fares.
 *
 * @param consoleOnly whether the files could not be opened and standard error has it all
 * @param failing whether a file cannot be written at this moment
 * @param droppedLines lines that found no room since the start
 */
public record LogStatus(boolean consoleOnly, boolean failing, long droppedLines) {
  /** Of a process that logs to standard error, at once. */
  public static final LogStatus DIRECT = new LogStatus(true, false, 0);
}
