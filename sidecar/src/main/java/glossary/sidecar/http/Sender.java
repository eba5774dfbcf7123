package glossary.sidecar.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer to sockets. Any failure is thrown on, because only then does the JDK server close
 * the connection and forget it; one that is merely closed counts as open for ever.
 */
final class Sender {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final int BUFFER_BYTES = 16 << 10;

  private final long writeNanos;

  Sender(Limits limits) {
    this.writeNanos = limits.writeTimeout().toNanos();
  }

  /**
   * @param last whether the connection is to be closed afterwards
   * @param startNanos when the handling began
   */
  void send(
      HttpExchange exchange,
      Incoming incoming,
      Outgoing answer,
      boolean last,
      long startNanos,
      Watch watch)
      throws IOException {
    boolean head = incoming.isHead();
    ResponseHeaders.write(
        exchange.getResponseHeaders(),
        answer,
        incoming.request().id(),
        System.nanoTime() - startNanos,
        head,
        last);
    if (head || answer.isBodiless() || answer.length() == 0) {
      sendHead(exchange, incoming, answer, watch);
    } else if (answer.stream() == null) {
      sendBytes(exchange, incoming, answer, watch);
    } else {
      sendStream(exchange, incoming, answer, watch);
    }
  }

  /** The JDK ends the exchange by itself when it is told that there is no body. */
  private void sendHead(HttpExchange exchange, Incoming incoming, Outgoing answer, Watch watch)
      throws IOException {
    if (incoming.body().unread()) {
      Linger.drain(exchange.getRequestBody(), watch);
      exchange.getRequestBody().close();
    }
    watch.enter(Phase.WRITE, writeNanos);
    exchange.sendResponseHeaders(answer.status(), -1);
    watch.leave();
  }

  /**
   * The path of nearly every answer. On Java 25 one piece goes out together with its head; the JDK
   * of 17 sends the head first, and offers no way to hold it back.
   */
  private void sendBytes(HttpExchange exchange, Incoming incoming, Outgoing answer, Watch watch)
      throws IOException {
    byte[] bytes = answer.bytes();
    watch.enter(Phase.WRITE, writeNanos);
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    OutputStream out = exchange.getResponseBody();
    int sent = 0;
    while (sent < bytes.length) {
      int piece = Math.min(BUFFER_BYTES, bytes.length - sent);
      out.write(bytes, sent, piece);
      sent += piece;
      if (sent < bytes.length) {
        watch.extend(writeNanos);
      }
    }
    finish(exchange, incoming, out, watch);
  }

  private void sendStream(HttpExchange exchange, Incoming incoming, Outgoing answer, Watch watch)
      throws IOException {
    watch.enter(Phase.WRITE, writeNanos);
    exchange.sendResponseHeaders(answer.status(), answer.length() < 0 ? 0 : answer.length());
    watch.leave();
    WatchedOutput body = new WatchedOutput(exchange.getResponseBody(), watch, writeNanos);
    try {
      stream(answer, new BufferedOutputStream(body, BUFFER_BYTES));
    } catch (IOException | RuntimeException brokenOff) {
      if (!body.failed()) {
        LOG.error("answer to {} broken off", incoming.request().id(), brokenOff);
      }
      throw new IOException("answer broken off", brokenOff);
    }
    watch.enter(Phase.WRITE, writeNanos);
    finish(exchange, incoming, exchange.getResponseBody(), watch);
  }

  private static void stream(Outgoing answer, OutputStream out) throws IOException {
    if (answer.gzip()) {
      GZIPOutputStream packed = new GZIPOutputStream(out, 4096, true);
      answer.stream().writeTo(new Unclosed(packed));
      packed.finish();
    } else {
      answer.stream().writeTo(new Unclosed(out));
    }
    out.flush();
  }

  private static void finish(
      HttpExchange exchange, Incoming incoming, OutputStream out, Watch watch) throws IOException {
    if (incoming.body().unread()) {
      out.flush();
      watch.leave();
      Linger.drain(exchange.getRequestBody(), watch);
      watch.enter(Phase.WRITE, Linger.MOST_NANOS);
    }
    out.close();
    watch.leave();
  }
}
