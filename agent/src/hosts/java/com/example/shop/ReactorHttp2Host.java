package com.example.shop;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/** HTTP/2 on Reactor Netty. */
final class ReactorHttp2Host {

  private ReactorHttp2Host() {}

  public static void main(String[] args) throws Exception {
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .protocol(HttpProtocol.H2C, HttpProtocol.HTTP11)
            .handle(ReactorHttp2Host::answer)
            .bindNow();
    Lifecycle.serveUntilEndOfInput(server.port(), server::disposeNow);
  }

  private static Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    String path = "/" + request.path();
    if (path.equals("/hang")) {
      return Mono.never();
    }
    response.status(Http2Pages.status(path));
    Http2Pages.headers(path).forEach((name, value) -> response.header(name, value));
    Mono<String> body =
        request
            .receive()
            .aggregate()
            .asByteArray()
            .map(bytes -> bytes.length)
            .defaultIfEmpty(0)
            .map(length -> Http2Pages.body(path, length));
    return response.sendString(
        path.equals("/late") ? body.publishOn(Schedulers.boundedElastic()) : body);
  }
}
