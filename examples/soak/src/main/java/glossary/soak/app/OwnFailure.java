package glossary.soak.app;

/** An exception whose class keeps the whole application alive if anybody keeps it. */
final class OwnFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  OwnFailure(String message) {
    super(message);
  }
}
