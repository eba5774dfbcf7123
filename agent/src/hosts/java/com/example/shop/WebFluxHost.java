package com.example.shop;

import java.nio.file.Path;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Spring WebFlux on Reactor Netty on a free port; the first argument has the static files. */
final class WebFluxHost {
  private static Path files;

  private WebFluxHost() {}

  public static void main(String[] args) throws Exception {
    files = Path.of(args[0]);
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

  /** The application, by annotations and by functions. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebFlux
  static class Shop {
    @Bean
    RouterFunction<ServerResponse> staticFiles() {
      return RouterFunctions.resources(
          "/shop/static/**", new FileSystemResource(files.resolve("static") + "/"));
    }

    @Bean
    RouterFunction<ServerResponse> exact() {
      return RouterFunctions.route()
          .GET("/shop/exact", request -> WebFluxCall.of(request.exchange(), new byte[0], "text"))
          .build();
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
      return DataBufferUtils.join(exchange.getRequest().getBody())
          .map(Pages::bytes)
          .defaultIfEmpty(new byte[0])
          .flatMap(body -> new WebFluxCall(exchange, body).answer(name));
    }

    /** By itself WebFlux tells the methods in any order. */
    @RequestMapping(path = "/shop/app/{name}", method = RequestMethod.OPTIONS)
    Mono<Void> options(@PathVariable("name") String name, ServerWebExchange exchange) {
      return app(name, exchange);
    }

    private static byte[] bytes(DataBuffer buffer) {
      byte[] bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      DataBufferUtils.release(buffer);
      return bytes;
    }
  }
}
