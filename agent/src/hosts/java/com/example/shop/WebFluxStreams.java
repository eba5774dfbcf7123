package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Spring WebFlux on Reactor Netty, with bodies and events that flow, and WebSockets. */
final class WebFluxStreams {
  private static final String KILOBYTE = "valve ".repeat(170);
  private static final int FAR_MORE_THAN_BUFFERS_HOLD = 100_000;

  private WebFluxStreams() {}

  public static void main(String[] args) throws Exception {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Shop.class);
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(
                new ReactorHttpHandlerAdapter(
                    WebHttpHandlerBuilder.applicationContext(context).build()))
            .bindNow();
    Lifecycle.serveUntilEndOfInput(server.port(), server::disposeNow);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableWebFlux
  static class Shop {
    @Bean
    HandlerMapping sockets() {
      WebSocketHandler echo =
          session ->
              session.send(
                  session
                      .receive()
                      .map(WebSocketMessage::getPayloadAsText)
                      .map(session::textMessage));
      return new SimpleUrlHandlerMapping(Map.of("/shop/ws", echo), -1);
    }

    @Bean
    WebSocketHandlerAdapter adapter() {
      return new WebSocketHandlerAdapter();
    }

    @Bean
    Pages pages() {
      return new Pages();
    }
  }

  @RestController
  static class Pages {
    @RequestMapping("/shop/app/{name}")
    Mono<Void> app(@PathVariable("name") String name, ServerWebExchange exchange) {
      String[] words = name.split("-", 2);
      return switch (words[0]) {
        case "ticks" -> ticks(exchange, Integer.parseInt(words[1]), "");
        case "feed" -> ticks(exchange, FAR_MORE_THAN_BUFFERS_HOLD, KILOBYTE);
        case "count" -> count(exchange);
        default -> new WebFluxCall(exchange, new byte[0]).answerStream(name);
      };
    }

    private static Mono<Void> ticks(ServerWebExchange exchange, int events, String padding) {
      ServerHttpResponse response = exchange.getResponse();
      response.getHeaders().set("Content-Type", "text/event-stream");
      return response.writeAndFlushWith(
          Flux.range(0, events)
              .map(i -> "id: " + i + "\ndata: tick" + padding + "\n\n")
              .map(event -> Mono.fromSupplier(() -> wrapped(response, event))));
    }

    private static Mono<Void> count(ServerWebExchange exchange) {
      AtomicLong total = new AtomicLong();
      ServerHttpResponse response = exchange.getResponse();
      response.getHeaders().set("Content-Type", "text/plain");
      return exchange
          .getRequest()
          .getBody()
          .doOnNext(
              piece -> {
                if (total.getAndAdd(piece.readableByteCount()) == 0) {
                  System.out.println("BEGUN");
                }
                DataBufferUtils.release(piece);
              })
          .then(
              Mono.defer(
                  () ->
                      response.writeWith(
                          Mono.fromSupplier(() -> wrapped(response, "bytes=" + total)))));
    }

    private static DataBuffer wrapped(ServerHttpResponse response, String text) {
      return response.bufferFactory().wrap(text.getBytes(UTF_8));
    }
  }
}
