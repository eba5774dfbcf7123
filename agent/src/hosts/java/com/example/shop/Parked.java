package com.example.shop;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Work that waits until another request's thread does it, as the answer to a long poll. */
final class Parked {
  private static final Map<String, Runnable> WAITING = new ConcurrentHashMap<>();

  private Parked() {}

  /** Keeps what it is given, and says so on standard output. */
  static Executor under(String name) {
    return work -> {
      WAITING.put(name, work);
      System.out.println("PARKED " + name);
    };
  }

  /** Does it on this thread; false if there is none of that name. */
  static boolean release(String name) {
    Runnable work = WAITING.remove(name);
    if (work != null) {
      work.run();
    }
    return work != null;
  }
}
