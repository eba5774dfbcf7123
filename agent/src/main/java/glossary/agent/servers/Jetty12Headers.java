package glossary.agent.servers;

import glossary.agent.headers.ResponseHeaders;

/** Of an {@code org.eclipse.jetty.server.Response} of Jetty 12. */
final class Jetty12Headers implements ResponseHeaders {
  private static final int OK = 200;

  // org.eclipse.jetty.server.Response
  private static final Call GET_STATUS = Call.ofInt("getStatus");
  private static final Call GET_HEADERS = Call.of("getHeaders");

  // org.eclipse.jetty.http.HttpFields
  private static final Call GET = Call.of("get", String.class);
  private static final Call CONTAINS = Call.of("contains", String.class);
  private static final Call ADD = Call.of("add", String.class, String.class);
  private static final Call REMOVE = Call.of("remove", String.class);

  static final Jetty12Headers OF_RESPONSE = new Jetty12Headers();

  @Override
  public int status(Object response) throws Throwable {
    int status = GET_STATUS.intOn(response);
    return status == 0 ? OK : status;
  }

  @Override
  public boolean has(Object response, String name) throws Throwable {
    return (boolean) CONTAINS.on(GET_HEADERS.on(response), name);
  }

  @Override
  public String value(Object response, String name) throws Throwable {
    return (String) GET.on(GET_HEADERS.on(response), name);
  }

  @Override
  public void add(Object response, String name, String value) throws Throwable {
    ADD.on(GET_HEADERS.on(response), name, value);
  }

  @Override
  public void remove(Object response, String name) throws Throwable {
    REMOVE.on(GET_HEADERS.on(response), name);
  }

  @Override
  public String contentType(Object response) throws Throwable {
    return (String) GET.on(GET_HEADERS.on(response), "Content-Type");
  }
}
