package glossary.agent.headers;

import java.util.ArrayList;
import java.util.List;

/** A response of no server, and the way to it. */
final class FakeResponse implements ResponseHeaders {
  private static final String TYPE = "Content-Type";

  int status = 200;
  private final List<String[]> headers = new ArrayList<>();

  static FakeResponse of(String contentType) {
    FakeResponse response = new FakeResponse();
    return contentType == null ? response : response.with(TYPE, contentType);
  }

  static FakeResponse page() {
    return of("text/html;charset=utf-8");
  }

  FakeResponse with(String name, String value) {
    headers.add(new String[] {name, value});
    return this;
  }

  FakeResponse after(HeaderPolicy policy, String path, boolean secure) {
    try {
      policy.apply(this, this, path, secure);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
    return this;
  }

  FakeResponse after(HeaderPolicy policy) {
    return after(policy, "/", false);
  }

  List<String> names() {
    return headers.stream().map(header -> header[0]).filter(name -> !name.equals(TYPE)).toList();
  }

  @Override
  public int status(Object response) {
    return status;
  }

  @Override
  public boolean has(Object response, String name) {
    return value(response, name) != null;
  }

  @Override
  public String value(Object response, String name) {
    for (String[] header : headers) {
      if (header[0].equalsIgnoreCase(name)) {
        return header[1];
      }
    }
    return null;
  }

  String value(String name) {
    return value(this, name);
  }

  @Override
  public void add(Object response, String name, String value) {
    headers.add(new String[] {name, value});
  }

  @Override
  public void remove(Object response, String name) {
    headers.removeIf(header -> header[0].equalsIgnoreCase(name));
  }

  @Override
  public String contentType(Object response) {
    return value(response, TYPE);
  }
}
