package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** What each host of streams answers, by the last part of the path: a word and perhaps a name. */
final class StreamEndpoints {
  private static final int FAR_MORE_THAN_BUFFERS_HOLD = 100_000;
  private static final CyclicBarrier TOGETHER = new CyclicBarrier(8);
  private static final String KILOBYTE = "valve ".repeat(170);

  private StreamEndpoints() {}

  static void answer(String path, Call call) throws Exception {
    String last = path.substring(path.lastIndexOf('/') + 1);
    String[] words = last.split("-", 2);
    switch (words[0]) {
      case "poll" ->
          call.later(Parked.under(words[1]), later -> text(later, "released " + words[1]));
      case "release" -> release(call, words[1]);
      case "ticks" -> call.later(later -> ticks(later, Integer.parseInt(words[1]), ""));
      case "feed" -> call.later(later -> ticks(later, FAR_MORE_THAN_BUFFERS_HOLD, KILOBYTE));
      case "count" -> count(call);
      case "mdc" -> mdc(call);
      default -> Endpoints.answer(last, call);
    }
  }

  private static void text(Call call, String body) throws IOException {
    call.header("Content-Type", "text/plain");
    call.send(body.getBytes(UTF_8));
  }

  /** Answers the other request first, on this one's thread. */
  private static void release(Call call, String name) throws IOException {
    boolean found = true;
    try {
      found = Parked.release(name);
    } catch (IllegalStateException | UncheckedIOException gone) {
      System.out.println("IN VAIN " + gone);
    }
    text(call, found ? "done" : "nothing to release");
  }

  /**
   * Leaves the stream open when the client has gone: Tomcat may have given it to another request by
   * then.
   */
  private static void ticks(Call call, int events, String padding) throws IOException {
    call.header("Content-Type", "text/event-stream");
    OutputStream out = call.stream();
    for (int i = 0; i < events; i++) {
      out.write(("id: " + i + "\ndata: tick" + padding + "\n\n").getBytes(UTF_8));
      out.flush();
    }
    out.close();
  }

  /** Reads a body piece by piece, and says on standard output that it has begun. */
  private static void count(Call call) throws IOException {
    byte[] piece = new byte[8192];
    InputStream body = call.body();
    long total = 0;
    for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
      if (total == 0) {
        System.out.println("BEGUN");
      }
      total += read;
    }
    text(call, "bytes=" + total);
  }

  /** The id that a line in the log would tell of, while others are handled at the same time. */
  private static void mdc(Call call) throws Exception {
    TOGETHER.await(30, TimeUnit.SECONDS);
    HostLog log = HostLog.of("log4j1", StreamEndpoints.class.getClassLoader());
    text(call, String.valueOf(log.get("request_id")));
  }
}
