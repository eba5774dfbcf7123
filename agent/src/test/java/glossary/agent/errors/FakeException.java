package glossary.agent.errors;

/** An exception with a stack of our making. */
@SuppressWarnings("serial")
final class FakeException extends RuntimeException {
  private final StackTraceElement[] frames;
  private Throwable cause;

  /**
   * @param frames {@code com.example.Shop.buy}, top first
   */
  FakeException(String message, String... frames) {
    super(message);
    this.frames = new StackTraceElement[frames.length];
    for (int i = 0; i < frames.length; i++) {
      int dot = frames[i].lastIndexOf('.');
      this.frames[i] =
          new StackTraceElement(
              frames[i].substring(0, dot), frames[i].substring(dot + 1), "Fake.java", i + 1);
    }
  }

  FakeException(StackTraceElement[] frames) {
    this.frames = frames;
  }

  FakeException causedBy(Throwable other) {
    cause = other;
    return this;
  }

  @Override
  public synchronized Throwable getCause() {
    return cause;
  }

  @Override
  public StackTraceElement[] getStackTrace() {
    return frames;
  }
}
