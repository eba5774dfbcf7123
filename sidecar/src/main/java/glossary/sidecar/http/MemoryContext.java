package glossary.sidecar.http;

import com.sun.net.httpserver.Authenticator;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a mounted handler believes to be: a path, and no server. */
final class MemoryContext extends HttpContext {
  private final String path;

  MemoryContext(String path) {
    this.path = path;
  }

  @Override
  public String getPath() {
    return path;
  }

  /** Null, as before one is set. */
  @Override
  public HttpHandler getHandler() {
    return null;
  }

  @Override
  public void setHandler(HttpHandler handler) {
    throw new UnsupportedOperationException("the handler is given when it is mounted");
  }

  /** Null: the server is not the handler's business. */
  @Override
  public HttpServer getServer() {
    return null;
  }

  @Override
  public Map<String, Object> getAttributes() {
    return new HashMap<>();
  }

  @Override
  public List<Filter> getFilters() {
    return List.of();
  }

  @Override
  public Authenticator setAuthenticator(Authenticator authenticator) {
    throw new UnsupportedOperationException("the gate decides who may ask");
  }

  /** Null: the gate decides who may ask. */
  @Override
  public Authenticator getAuthenticator() {
    return null;
  }
}
