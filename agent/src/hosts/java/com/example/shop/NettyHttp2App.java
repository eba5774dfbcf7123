package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http.HttpVersion;

/** Answers whole requests of HTTP/2, in whichever way their frames became requests. */
@ChannelHandler.Sharable
final class NettyHttp2App extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String STREAM = "x-http2-stream-id";

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String path = request.uri().replaceFirst("\\?.*", "");
    if (path.equals("/hang")) {
      return;
    }
    if (path.equals("/reset")) {
      context.close();
      return;
    }
    FullHttpResponse response = response(path, request);
    String stream = request.headers().get(STREAM);
    if (stream != null) {
      response.headers().set(STREAM, stream);
    }
    if (path.equals("/late")) {
      new Thread(() -> context.writeAndFlush(response)).start();
    } else {
      context.writeAndFlush(response);
    }
  }

  private static FullHttpResponse response(String path, FullHttpRequest request) {
    String body = Http2Pages.body(path, request.content().readableBytes());
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(Http2Pages.status(path)),
            Unpooled.copiedBuffer(body, UTF_8));
    Http2Pages.headers(path).forEach((name, value) -> response.headers().set(name, value));
    return response;
  }

  /** The request that asked for HTTP/2 is the first stream's. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof HttpServerUpgradeHandler.UpgradeEvent) {
      FullHttpRequest request = ((HttpServerUpgradeHandler.UpgradeEvent) event).upgradeRequest();
      request.headers().set(STREAM, "1");
      channelRead0(context, request);
    }
    context.fireUserEventTriggered(event);
  }

  /** That one stream was reset; the others of its connection go on. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {}
}
