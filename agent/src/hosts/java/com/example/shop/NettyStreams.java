package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;

/** Netty alone, with bodies that come in pieces, and WebSockets. */
final class NettyStreams {

  private NettyStreams() {}

  public static void main(String[] args) throws Exception {
    EventLoopGroup group = new NioEventLoopGroup(2);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new HttpServerCodec(), new App());
                  }
                });
    Channel server = bootstrap.bind("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Lifecycle.serveUntilEndOfInput(port, () -> group.shutdownGracefully().sync());
  }

  private static final class App extends ChannelInboundHandlerAdapter {
    private NettyCall call;
    private long total;
    private boolean upgraded;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest request && request.uri().equals("/shop/ws")) {
        upgraded = true;
        context
            .pipeline()
            .addLast(
                new HttpObjectAggregator(1 << 16),
                new WebSocketServerProtocolHandler("/shop/ws"),
                new Echo());
      }
      if (upgraded) {
        context.fireChannelRead(message);
        return;
      }
      try {
        read(context, message);
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    private void read(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest request) {
        total = 0;
        FullHttpRequest head =
            new DefaultFullHttpRequest(
                request.protocolVersion(), request.method(), request.uri(), Unpooled.EMPTY_BUFFER);
        head.headers().set(request.headers());
        call = new NettyCall(context, head, () -> {});
      }
      if (message instanceof HttpContent content) {
        count(content.content().readableBytes());
      }
      if (message instanceof LastHttpContent) {
        answer();
      }
    }

    private void count(int bytes) {
      if (total == 0 && bytes > 0) {
        System.out.println("BEGUN");
      }
      total += bytes;
    }

    private void answer() throws Exception {
      if (call.path().endsWith("/count")) {
        call.header("Content-Type", "text/plain");
        call.send(("bytes=" + total).getBytes(UTF_8));
      } else {
        StreamEndpoints.answer(call.path(), call);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }

  /** Every message comes back. */
  private static final class Echo extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
      context.writeAndFlush(frame.retain());
    }
  }
}
