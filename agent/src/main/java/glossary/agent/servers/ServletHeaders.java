package glossary.agent.servers;

import glossary.agent.headers.ResponseHeaders;

/** Of an {@code HttpServletResponse} of either servlet API. */
final class ServletHeaders implements ResponseHeaders {
  private static final Call GET_STATUS = Call.ofInt("getStatus");
  private static final Call CONTAINS_HEADER = Call.of("containsHeader", String.class);
  private static final Call GET_HEADER = Call.of("getHeader", String.class);
  private static final Call SET_HEADER = Call.of("setHeader", String.class, String.class);
  private static final Call GET_CONTENT_TYPE = Call.of("getContentType");

  static final ServletHeaders OF_RESPONSE = new ServletHeaders();

  @Override
  public int status(Object response) throws Throwable {
    return GET_STATUS.intOn(response);
  }

  @Override
  public boolean has(Object response, String name) throws Throwable {
    return (boolean) CONTAINS_HEADER.on(response, name);
  }

  @Override
  public String value(Object response, String name) throws Throwable {
    return (String) GET_HEADER.on(response, name);
  }

  @Override
  public void add(Object response, String name, String value) throws Throwable {
    SET_HEADER.on(response, name, value);
  }

  /** The servlet API cannot. */
  @Override
  public void remove(Object response, String name) {}

  @Override
  public String contentType(Object response) throws Throwable {
    return (String) GET_CONTENT_TYPE.on(response);
  }
}
