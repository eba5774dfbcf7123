package com.example.shop;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A call by WebFlux's exchange: what is sent becomes a publisher, which {@link #answer} returns.
 */
final class WebFluxCall implements Call {
  private final ServerWebExchange exchange;
  private final byte[] body;
  private Mono<Void> result = Mono.empty();
  private int status = 200;

  WebFluxCall(ServerWebExchange exchange, byte[] body) {
    this.exchange = exchange;
    this.body = body;
  }

  /** For a function that has to return a response: one that is written already. */
  static Mono<ServerResponse> of(ServerWebExchange exchange, byte[] body, String name) {
    return new WebFluxCall(exchange, body).answer(name).then(Mono.empty());
  }

  Mono<Void> answer(String name) {
    if (name.equals("hold")) {
      return Mono.defer(() -> now(name)).subscribeOn(Schedulers.boundedElastic());
    }
    return now(name);
  }

  Mono<Void> answerStream(String path) {
    try {
      StreamEndpoints.answer(path, this);
      return result;
    } catch (Exception thrown) {
      return Mono.error(thrown);
    }
  }

  private Mono<Void> now(String name) {
    try {
      Endpoints.answer(name, this);
      return result;
    } catch (Exception thrown) {
      return Mono.error(thrown);
    }
  }

  @Override
  public String header(String name) {
    return exchange.getRequest().getHeaders().getFirst(name);
  }

  @Override
  public InputStream body() {
    return new ByteArrayInputStream(body);
  }

  @Override
  public void status(int status) {
    this.status = status;
    exchange.getResponse().setRawStatusCode(status);
  }

  @Override
  public void header(String name, String value) {
    exchange.getResponse().getHeaders().set(name, value);
  }

  @Override
  public void handled(Exception exception) {}

  @Override
  public void send(byte[] bytes) {
    ServerHttpResponse response = exchange.getResponse();
    if (status == 200) {
      response.getHeaders().set(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length));
    }
    result = response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
  }

  @Override
  public OutputStream stream() {
    ServerHttpResponse response = exchange.getResponse();
    List<byte[]> parts = new ArrayList<>();
    return new OutputStream() {
      @Override
      public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] part, int offset, int length) {
        boolean whole = offset == 0 && length == part.length;
        parts.add(whole ? part : Arrays.copyOfRange(part, offset, offset + length));
      }

      @Override
      public void close() {
        Flux<Mono<DataBuffer>> each =
            Flux.fromIterable(parts)
                .map(part -> Mono.fromSupplier(() -> response.bufferFactory().wrap(part)));
        result = response.writeAndFlushWith(each);
      }
    };
  }

  @Override
  public void later(Answer answer) {
    result =
        Mono.fromCallable(
                () -> {
                  WebFluxCall later = new WebFluxCall(exchange, body);
                  answer.give(later);
                  return later.result;
                })
            .subscribeOn(Schedulers.boundedElastic())
            .flatMap(written -> written);
  }

  @Override
  public void later(Executor executor, Answer answer) {
    WebFluxCall later = new WebFluxCall(exchange, body);
    result =
        Mono.<WebFluxCall>create(
                sink ->
                    executor.execute(
                        () -> {
                          try {
                            answer.give(later);
                            sink.success(later);
                          } catch (IOException failure) {
                            sink.error(failure);
                          }
                        }))
            .flatMap(given -> given.result);
  }
}
