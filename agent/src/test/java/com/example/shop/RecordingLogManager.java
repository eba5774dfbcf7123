package com.example.shop;

import java.util.Arrays;
import java.util.logging.LogManager;

/** A log manager as application servers have: it says who made it. */
public final class RecordingLogManager extends LogManager {

  /** Called by {@link LogManager}, once. */
  public RecordingLogManager() {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    System.out.println(
        "LOG MANAGER made by " + Thread.currentThread().getName() + " " + Arrays.toString(stack));
  }
}
