package com.example.glossary;

import java.io.IOException;

/**
 * How the program was started: {@code [PORT] [--until-end-of-input]}.
 *
 * @param port 0 for a free one
 * @param untilEndOfInput whether to stop when standard input ends, as a child process should
 */
public record Start(int port, boolean untilEndOfInput) {
  private static final int USUAL_PORT = 8080;

  public static Start of(String[] arguments) {
    int port = USUAL_PORT;
    boolean untilEndOfInput = false;
    for (String argument : arguments) {
      if (argument.equals("--until-end-of-input")) {
        untilEndOfInput = true;
      } else if (argument.matches("[0-9]{1,5}")) {
        port = Integer.parseInt(argument);
      } else {
        throw new IllegalArgumentException("Usage: [PORT] [--until-end-of-input]");
      }
    }
    return new Start(port, untilEndOfInput);
  }

  /** Says where it serves, and returns when it is time to stop: never, unless asked to. */
  public void serve(int actualPort) throws IOException, InterruptedException {
    System.out.println("Glossary on http://127.0.0.1:" + actualPort + "/");
    if (!untilEndOfInput) {
      Thread.currentThread().join();
    }
    int read = 0;
    while (read >= 0) {
      read = System.in.read();
    }
  }
}
