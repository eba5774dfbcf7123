package com.example.shop;

import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/** A call by Netty's own messages. */
final class NettyCall implements Call {
  private final ChannelHandlerContext context;
  private final HttpResponse head =
      new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
  private final String uri;
  private final io.netty.handler.codec.http.HttpHeaders asked;
  private final byte[] body;
  private final boolean bodyless;
  private final Throwable fault;
  private final Runnable next;
  private boolean keepAlive;
  private volatile boolean begun;

  /**
   * @param next what to do when the response has been written, if the connection stays open
   */
  NettyCall(ChannelHandlerContext context, FullHttpRequest request, Runnable next)
      throws IOException {
    this.context = context;
    this.uri = request.uri();
    this.asked = request.headers();
    this.body = new ByteBufInputStream(request.content()).readAllBytes();
    this.bodyless = request.method().equals(HttpMethod.HEAD);
    this.fault = request.decoderResult().cause();
    this.next = next;
    this.keepAlive = HttpUtil.isKeepAlive(request);
  }

  String path() {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  boolean isBegun() {
    return begun;
  }

  /** Why the request cannot be read; null if it can. */
  Throwable fault() {
    return fault;
  }

  /** After the response. */
  void close() {
    keepAlive = false;
  }

  @Override
  public String header(String name) {
    return asked.get(name);
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public void status(int status) {
    head.setStatus(HttpResponseStatus.valueOf(status));
  }

  @Override
  public void header(String name, String value) {
    head.headers().set(name, value);
  }

  @Override
  public void handled(Exception exception) {}

  @Override
  public void send(byte[] bytes) {
    begun = true;
    DefaultFullHttpResponse full =
        new DefaultFullHttpResponse(
            head.protocolVersion(),
            head.status(),
            bodyless ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(bytes));
    full.headers().set(head.headers());
    if (head.status().code() != 204 && head.status().code() != 304) {
      HttpUtil.setContentLength(full, bytes.length);
    }
    end(full);
  }

  private void end(Object last) {
    if (last instanceof HttpResponse) {
      connection((HttpResponse) last);
    }
    ChannelFuture written = context.writeAndFlush(last);
    if (keepAlive) {
      written.addListener(done -> next.run());
    } else {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private void connection(HttpResponse response) {
    if (!keepAlive) {
      response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
  }

  @Override
  public OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!begun) {
          begun = true;
          HttpUtil.setTransferEncodingChunked(head, true);
          connection(head);
          context.write(head);
        }
        if (bodyless) {
          return;
        }
        write(context.write(new DefaultHttpContent(Unpooled.copiedBuffer(bytes, offset, length))));
      }

      /** A thread of one's own waits until the client has room. */
      private void write(ChannelFuture written) throws IOException {
        context.flush();
        if (!context.executor().inEventLoop() && !written.awaitUninterruptibly().isSuccess()) {
          throw new IOException(written.cause());
        }
      }

      @Override
      public void close() {
        end(LastHttpContent.EMPTY_LAST_CONTENT);
      }
    };
  }

  @Override
  public void later(Answer answer) {
    later(work -> new Thread(work, "later").start(), answer);
  }

  @Override
  public void later(Executor executor, Answer answer) {
    executor.execute(
        () -> {
          try {
            answer.give(this);
          } catch (IOException gone) {
            throw new UncheckedIOException(gone);
          }
        });
  }
}
