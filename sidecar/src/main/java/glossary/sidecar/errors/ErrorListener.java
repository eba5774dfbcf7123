package glossary.sidecar.errors;

/** Is told of errors after flood control, on a thread of its own; may block, and may fail. */
@FunctionalInterface
interface ErrorListener extends AutoCloseable {

  void happened(ErrorReport report);

  @Override
  default void close() {}
}
