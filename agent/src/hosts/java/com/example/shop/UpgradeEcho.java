package com.example.shop;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A protocol of its own: every byte comes back. */
public final class UpgradeEcho implements HttpUpgradeHandler, ReadListener {
  private WebConnection connection;
  private ServletInputStream in;
  private ServletOutputStream out;
  private final byte[] piece = new byte[1024];

  @Override
  public void init(WebConnection upgraded) {
    try {
      connection = upgraded;
      in = upgraded.getInputStream();
      out = upgraded.getOutputStream();
      in.setReadListener(this);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (in.isReady()) {
      int read = in.read(piece);
      if (read < 0) {
        return;
      }
      out.write(piece, 0, read);
      out.flush();
    }
  }

  @Override
  public void onAllDataRead() throws IOException {
    close();
  }

  @Override
  public void onError(Throwable gone) {
    close();
  }

  private void close() {
    try {
      connection.close();
    } catch (Exception failure) {
      System.out.println("NOT CLOSED " + failure);
    }
  }

  @Override
  public void destroy() {}
}
