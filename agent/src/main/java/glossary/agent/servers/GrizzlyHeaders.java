package glossary.agent.servers;

import glossary.agent.headers.ResponseHeaders;

/** Of an {@code org.glassfish.grizzly.http.HttpResponsePacket}. */
final class GrizzlyHeaders implements ResponseHeaders {
  private static final Call GET_STATUS = Call.ofInt("getStatus");
  private static final Call CONTAINS_HEADER = Call.of("containsHeader", String.class);
  private static final Call GET_HEADER = Call.of("getHeader", String.class);
  private static final Call ADD_HEADER = Call.of("addHeader", String.class, String.class);
  private static final Call GET_CONTENT_TYPE = Call.of("getContentType");
  private static final Call GET_HEADERS = Call.of("getHeaders");

  // org.glassfish.grizzly.http.util.MimeHeaders
  private static final Call REMOVE_HEADER = Call.of("removeHeader", String.class);

  static final GrizzlyHeaders OF_RESPONSE = new GrizzlyHeaders();

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
    ADD_HEADER.on(response, name, value);
  }

  @Override
  public void remove(Object response, String name) throws Throwable {
    REMOVE_HEADER.on(GET_HEADERS.on(response), name);
  }

  @Override
  public String contentType(Object response) throws Throwable {
    return (String) GET_CONTENT_TYPE.on(response);
  }
}
