package glossary.agent.errors;

/** An exception all of whose methods fail. */
@SuppressWarnings("serial")
final class HostileException extends RuntimeException {
  @Override
  public String getMessage() {
    throw new IllegalStateException("no message for you");
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    throw new StackOverflowError();
  }

  @Override
  public synchronized Throwable getCause() {
    throw new OutOfMemoryError("not really");
  }

  @Override
  public String toString() {
    throw new AssertionError("no text for you");
  }

  @Override
  public boolean equals(Object other) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int hashCode() {
    throw new UnsupportedOperationException();
  }
}
