package glossary.sidecar.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** An exchange without a socket: a request's values go in, a response comes out. */
final class MemoryExchange extends HttpExchange {
  private final HttpContext context;
  private final Request request;
  private final Headers requestHeaders = new Headers();
  private final Headers responseHeaders = new Headers();
  private ByteArrayOutputStream body = new ByteArrayOutputStream(0);
  private int status = -1;

  MemoryExchange(String path, Request request) {
    this.context = new MemoryContext(path);
    this.request = request;
    request.headers().forEach(requestHeaders::put);
    requestHeaders.remove("Accept-Encoding");
  }

  /**
   * @throws IllegalStateException if the handler sent no head
   */
  Response response() {
    if (status < 0) {
      throw new IllegalStateException("the mounted handler has not answered");
    }
    Response answer =
        new Response(
            status, Response.Kind.API, Map.of(), new Response.Body.Bytes(body.toByteArray()));
    for (Map.Entry<String, List<String>> header : responseHeaders.entrySet()) {
      if (!header.getKey().equalsIgnoreCase("Content-Length")) {
        answer = answer.with(header.getKey(), String.join(", ", header.getValue()));
      }
    }
    return answer;
  }

  @Override
  public URI getRequestURI() {
    StringJoiner query = new StringJoiner("&");
    request
        .query()
        .forEach(
            (name, values) ->
                values.forEach(each -> query.add(encoded(name) + "=" + encoded(each))));
    return URI.create(context.getPath() + (query.length() == 0 ? "" : "?" + query));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void sendResponseHeaders(int code, long length) {
    status = code;
    body = new ByteArrayOutputStream((int) Math.max(0, Math.min(length, 1 << 24)));
  }

  @Override
  public Headers getRequestHeaders() {
    return requestHeaders;
  }

  @Override
  public Headers getResponseHeaders() {
    return responseHeaders;
  }

  @Override
  public String getRequestMethod() {
    return request.method();
  }

  @Override
  public HttpContext getHttpContext() {
    return context;
  }

  @Override
  public void close() {}

  @Override
  public InputStream getRequestBody() {
    return InputStream.nullInputStream();
  }

  @Override
  public OutputStream getResponseBody() {
    return body;
  }

  @Override
  public InetSocketAddress getRemoteAddress() {
    return new InetSocketAddress(request.peer(), 0);
  }

  @Override
  public int getResponseCode() {
    return status;
  }

  @Override
  public InetSocketAddress getLocalAddress() {
    return new InetSocketAddress(0);
  }

  @Override
  public String getProtocol() {
    return "HTTP/1.1";
  }

  /** Always null: nothing is remembered between exchanges. */
  @Override
  public Object getAttribute(String name) {
    return null;
  }

  @Override
  public void setAttribute(String name, Object value) {}

  @Override
  public void setStreams(InputStream in, OutputStream out) {
    throw new UnsupportedOperationException("an exchange in memory has its own streams");
  }

  /** Null: whoever may ask has passed the gate. */
  @Override
  public HttpPrincipal getPrincipal() {
    return null;
  }
}
