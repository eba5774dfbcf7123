package com.example.shop;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.DefaultHttp2Connection;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.HttpToHttp2ConnectionHandlerBuilder;
import io.netty.handler.codec.http2.InboundHttp2ToHttpAdapterBuilder;

/** HTTP/2 on plain Netty whose streams are made requests of by its adapter. */
final class NettyHttp2Host {
  private static final int LONGEST = 1_000_000;

  private NettyHttp2Host() {}

  public static void main(String[] args) throws Exception {
    NettyHttp2Server.serve(
        new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            HttpServerCodec http1 = new HttpServerCodec();
            ChannelPipeline pipeline = channel.pipeline();
            pipeline.addLast(http1);
            pipeline.addLast(
                new HttpServerUpgradeHandler(
                    http1, protocol -> new Http2ServerUpgradeCodec(handler()), LONGEST));
            pipeline.addLast(new NettyHttp2App());
          }
        });
  }

  private static Http2ConnectionHandler handler() {
    Http2Connection connection = new DefaultHttp2Connection(true);
    return new HttpToHttp2ConnectionHandlerBuilder()
        .frameListener(
            new InboundHttp2ToHttpAdapterBuilder(connection)
                .maxContentLength(LONGEST)
                .propagateSettings(false)
                .build())
        .connection(connection)
        .build();
  }
}
