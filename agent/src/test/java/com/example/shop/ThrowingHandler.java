package com.example.shop;

import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Fails at some lines, as a handler whose disk is full may. */
public final class ThrowingHandler extends Handler {
  @Override
  public void publish(LogRecord record) {
    if (record.getMessage().equals("thrown")) {
      throw new IllegalStateException("no room for this line");
    }
  }

  @Override
  public void flush() {
    // Nothing is kept.
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
