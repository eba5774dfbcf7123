package glossary.sidecar.cli;

/**
 * How a command ended, for scripts.
 *
 * @see <a href="https://man.freebsd.org/cgi/man.cgi?query=sysexits">sysexits(3)</a>
 */
public final class ExitCode {
  public static final int DONE = 0;

  /** The command did its work and found something wrong. */
  public static final int PROBLEMS = 1;

  public static final int USAGE = 2;

  /** A fault of this program. */
  public static final int INTERNAL = 70;

  /** Busy, or a port is in use: try again. */
  public static final int TRY_AGAIN = 75;

  public static final int CONFIGURATION = 78;

  private ExitCode() {}
}
