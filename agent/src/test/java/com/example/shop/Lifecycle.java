package com.example.shop;

import java.io.IOException;

/** How a host talks to the test that started it: says when it serves, stops when its input ends. */
final class Lifecycle {

  private Lifecycle() {}

  static void serveUntilEndOfInput(int port, Stop stop) throws Exception {
    System.out.println("READY " + port);
    awaitEndOfInput();
    stop.run();
    System.exit(0); // A request that is held would keep some servers' threads.
  }

  private static void awaitEndOfInput() throws IOException {
    int read = 0;
    while (read >= 0) {
      read = System.in.read();
    }
  }

  /** Stops the server. */
  interface Stop {
    void run() throws Exception;
  }
}
