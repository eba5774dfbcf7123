package glossary.agent.headers;

/**
 * The head of a response that is about to be committed, for one server. Stateless; called on the
 * thread that commits. Names are compared without regard to case. What a server's own methods throw
 * goes on to the hook, which suppresses it.
 */
public interface ResponseHeaders {

  int status(Object response) throws Throwable;

  boolean has(Object response, String name) throws Throwable;

  /** The first value; null if there is none. */
  String value(Object response, String name) throws Throwable;

  void add(Object response, String name, String value) throws Throwable;

  /** Removes all values; does nothing if there are none. */
  void remove(Object response, String name) throws Throwable;

  /** With its parameters, as the application has set it; null if it has not. */
  String contentType(Object response) throws Throwable;
}
