package glossary.sidecar;

import glossary.sidecar.cli.CommandLines;

/** The program. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(CommandLines.execute(arguments));
  }
}
