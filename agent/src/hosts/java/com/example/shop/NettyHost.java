package com.example.shop;

import static io.netty.handler.codec.http.HttpResponseStatus.BAD_REQUEST;
import static io.netty.handler.codec.http.HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Netty alone on a free port, as its users write servers; the first argument has static files. */
final class NettyHost {
  private static final Set<String> BLOCKING = Set.of("hold", "endless");

  private NettyHost() {}

  public static void main(String[] args) throws Exception {
    Path files = Path.of(args[0]);
    EventLoopGroup group = new NioEventLoopGroup(2);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 20))
                        .addLast(new App(files));
                  }
                });
    Channel server = bootstrap.bind("127.0.0.1", 0).sync().channel();
    int port = ((InetSocketAddress) server.localAddress()).getPort();
    Lifecycle.serveUntilEndOfInput(port, () -> group.shutdownGracefully().sync());
  }

  /** One request at a time, in their order. */
  private static final class App extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Path files;
    private final Deque<NettyCall> waiting = new ArrayDeque<>();
    private NettyCall call;

    App(Path files) {
      this.files = files;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
        throws Exception {
      waiting.add(new NettyCall(context, request, () -> next(context)));
      if (call == null) {
        answerNext();
      }
    }

    private void next(ChannelHandlerContext context) {
      call = null;
      try {
        answerNext();
      } catch (Exception thrown) {
        context.pipeline().fireExceptionCaught(thrown);
      }
    }

    private void answerNext() throws Exception {
      call = waiting.poll();
      if (call == null) {
        return;
      }
      if (call.fault() != null) {
        boolean large = call.fault() instanceof TooLongFrameException;
        refuse(large ? REQUEST_HEADER_FIELDS_TOO_LARGE : BAD_REQUEST);
        return;
      }
      String path = call.path();
      if (!path.startsWith("/shop/")) {
        Endpoints.answer("no such page", call);
      } else if (path.startsWith("/shop/static/")) {
        file(path.substring("/shop/".length()));
      } else {
        app(path);
      }
    }

    private void app(String path) throws Exception {
      String name = path.substring(path.lastIndexOf('/') + 1);
      boolean known = path.equals("/shop/exact") || path.equals("/shop/app/" + name);
      String endpoint = !known ? "no such page" : name.equals("exact") ? "text" : name;
      if (!BLOCKING.contains(endpoint)) {
        Endpoints.answer(endpoint, call);
        return;
      }
      call.later(
          later -> {
            try {
              Endpoints.answer(endpoint, later);
            } catch (IOException | RuntimeException gone) {
              throw gone;
            } catch (Exception other) {
              throw new IOException(other);
            }
          });
    }

    private void file(String name) throws IOException {
      Path file = files.resolve(name);
      if (!Files.isRegularFile(file)) {
        call.status(404);
        call.send(new byte[0]);
        return;
      }
      call.header("Content-Type", name.endsWith(".html") ? "text/html" : "text/plain");
      call.send(Files.readAllBytes(file));
    }

    private void refuse(HttpResponseStatus status) throws IOException {
      call.status(status.code());
      call.close();
      call.send(new byte[0]);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) throws Exception {
      if (call == null || call.isBegun() || !context.channel().isActive()) {
        context.close();
      } else {
        call.status(500);
        call.send("failed".getBytes(UTF_8));
      }
    }
  }
}
