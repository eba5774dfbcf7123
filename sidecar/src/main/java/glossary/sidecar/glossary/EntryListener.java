package glossary.sidecar.glossary;

/** Hears of what this process has written, so that a search finds it at once. */
@FunctionalInterface
public interface EntryListener {

  /** Called on the writer's thread after its commit: the entry is new, has changed or is gone. */
  void entryChanged(long id);
}
