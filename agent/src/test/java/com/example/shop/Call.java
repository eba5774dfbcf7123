package com.example.shop;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;

/** One request and its response, whatever the server's API. A response is sent by one call. */
interface Call {

  /** Null if the request has none. */
  String header(String name);

  InputStream body() throws IOException;

  void status(int status);

  void header(String name, String value);

  /** Keeps an exception that the application has handled where its server's frameworks keep it. */
  void handled(Exception exception);

  /** Of known length. */
  void send(byte[] body) throws IOException;

  /** Of unknown length; the caller closes it. */
  OutputStream stream() throws IOException;

  /** Returns at once; the answer is given on another thread. */
  void later(Answer answer);

  /** The same, on whatever thread the executor chooses, and whenever it does. */
  default void later(Executor executor, Answer answer) {
    throw new UnsupportedOperationException();
  }

  /** What gives the answer later. */
  interface Answer {
    void give(Call call) throws IOException;
  }
}
