package glossary.sidecar.cli;

import glossary.config.ConfigException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Runs one command of the command line and turns what went wrong into a sentence and an exit code.
 */
public final class CommandLines {

  private static final int HELP_WIDTH = 100;

  private CommandLines() {}

  /** Returns the exit code; {@code serve} returns only when it could not start. */
  public static int execute(String... arguments) {
    CommandLine line = new CommandLine(new RootCommand());
    line.setExecutionExceptionHandler(new Failures());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setUsageHelpWidth(HELP_WIDTH);
    line.setOut(utf8(FileDescriptor.out));
    line.setErr(utf8(FileDescriptor.err));
    try {
      return line.execute(arguments);
    } catch (Error fault) { // such as too little memory, or a jar that is not whole
      return Failures.told(fault, line.getErr());
    }
  }

  /** Whatever the locale says: a glossary has letters beyond ASCII, and a script parses JSON. */
  private static PrintWriter utf8(FileDescriptor stream) {
    return new PrintWriter(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }

  private static final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
      return told(failure, line.getErr());
    }

    static int told(Throwable failure, PrintWriter err) {
      int code = report(failure, err);
      if (debugging()) {
        failure.printStackTrace(err);
      }
      err.flush();
      return code;
    }

    private static int report(Throwable failure, PrintWriter err) {
      if (failure instanceof ConfigException wrong) {
        err.println("The configuration cannot be used:");
        wrong.problems().forEach(problem -> err.println("  " + problem.line()));
        return ExitCode.CONFIGURATION;
      }
      if (failure instanceof Failure known) {
        err.println(known.getMessage());
        return known.exitCode();
      }
      err.println(
          "Internal error ("
              + failure.getClass().getSimpleName()
              + "); run it again with DEBUG=true to see where.");
      return ExitCode.INTERNAL;
    }

    private static boolean debugging() {
      String debug =
          System.getProperty("glossary.DEBUG", System.getenv().getOrDefault("DEBUG", "false"));
      return debug.toLowerCase(Locale.ROOT).equals("true");
    }
  }
}
