package glossary.agent.headers;

/**
 * The head of a response that is about to be committed, for one server. Stateless; called on the
 * thread that commits. Names are compared without regard to case.
 */
public interface ResponseHeaders {

  int status(Object response);

  boolean has(Object response, String name);

  /** The first value; null if there is none. */
  String value(Object response, String name);

  void add(Object response, String name, String value);

  /** Removes all values; does nothing if there are none. */
  void remove(Object response, String name);

  /** With its parameters, as the application has set it; null if it has not. */
  String contentType(Object response);
}
