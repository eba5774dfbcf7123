package glossary.agent.servers;

import glossary.agent.headers.ResponseHeaders;

/**
 * Of an {@code org.eclipse.jetty.server.Response} of Jetty 9.4 to 11, or the fields of an answer
 * without one.
 */
class JettyHeaders implements ResponseHeaders {
  private static final int BAD_REQUEST = 400;

  // org.eclipse.jetty.server.Response
  private static final Call GET_HTTP_FIELDS = Call.of("getHttpFields");
  private static final Call GET_STATUS = Call.ofInt("getStatus");

  // org.eclipse.jetty.http.HttpFields
  private static final Call GET = Call.of("get", String.class);
  private static final Call ADD = Call.of("add", String.class, String.class);
  private static final Call REMOVE = Call.of("remove", String.class);

  static final JettyHeaders OF_RESPONSE = new JettyHeaders();
  static final JettyHeaders OF_BAD_MESSAGE =
      new JettyHeaders() {
        @Override
        public int status(Object fields) {
          return BAD_REQUEST;
        }

        @Override
        Object fields(Object fields) {
          return fields;
        }
      };

  Object fields(Object response) throws Throwable {
    return GET_HTTP_FIELDS.on(response);
  }

  @Override
  public int status(Object response) throws Throwable {
    return GET_STATUS.intOn(response);
  }

  @Override
  public boolean has(Object response, String name) throws Throwable {
    return value(response, name) != null;
  }

  @Override
  public String value(Object response, String name) throws Throwable {
    return (String) GET.on(fields(response), name);
  }

  @Override
  public void add(Object response, String name, String value) throws Throwable {
    ADD.on(fields(response), name, value);
  }

  @Override
  public void remove(Object response, String name) throws Throwable {
    REMOVE.on(fields(response), name);
  }

  @Override
  public String contentType(Object response) throws Throwable {
    return value(response, "Content-Type");
  }
}
