package com.example.shop;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;

/** HTTP/2 on plain Netty with a channel for each stream. */
final class NettyMultiplexHost {
  private static final int LONGEST = 1_000_000;

  private NettyMultiplexHost() {}

  public static void main(String[] args) throws Exception {
    NettyHttp2Server.serve(
        new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            HttpServerCodec http1 = new HttpServerCodec();
            channel
                .pipeline()
                .addLast(
                    http1,
                    new HttpServerUpgradeHandler(
                        http1,
                        protocol ->
                            new Http2ServerUpgradeCodec(
                                Http2FrameCodecBuilder.forServer().build(),
                                new Http2MultiplexHandler(new Stream())),
                        LONGEST));
          }
        });
  }

  private static final class Stream extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      stream
          .pipeline()
          .addLast(
              new Http2StreamFrameToHttpObjectCodec(true),
              new HttpObjectAggregator(LONGEST),
              new NettyHttp2App());
    }
  }
}
