package com.example.shop;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Reads a body and writes it back without ever blocking a thread. */
final class NonBlockingEcho implements ReadListener, WriteListener {
  private static final int PIECE = 4096;

  private final AsyncContext context;
  private final ServletInputStream in;
  private final ServletOutputStream out;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final byte[] piece = new byte[PIECE];
  private int written;

  private NonBlockingEcho(AsyncContext context) throws IOException {
    this.context = context;
    this.in = context.getRequest().getInputStream();
    this.out = context.getResponse().getOutputStream();
  }

  static void start(AsyncContext context) throws IOException {
    context.getResponse().setContentType("application/octet-stream");
    NonBlockingEcho echo = new NonBlockingEcho(context);
    echo.in.setReadListener(echo);
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (in.isReady() && !in.isFinished()) {
      int read = in.read(piece);
      if (read > 0) {
        if (received.size() == 0) {
          System.out.println("BEGUN");
        }
        received.write(piece, 0, read);
      }
    }
  }

  @Override
  public void onAllDataRead() {
    out.setWriteListener(this);
  }

  @Override
  public void onWritePossible() throws IOException {
    byte[] all = received.toByteArray();
    while (out.isReady()) {
      if (written == all.length) {
        context.complete();
        return;
      }
      int length = Math.min(PIECE, all.length - written);
      out.write(all, written, length);
      written += length;
    }
  }

  @Override
  public void onError(Throwable gone) {
    context.complete();
  }
}
