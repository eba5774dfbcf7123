package glossary.sidecar.health;

import glossary.sidecar.glossary.DatabaseFacts;
import glossary.sidecar.glossary.SourceState;
import glossary.sidecar.glossary.SourceUnavailable;
import java.util.Optional;

/** A database whose every answer can be chosen, and that counts what it is asked. */
final class FakeDatabase implements DatabaseLooks {
  SourceState state = new SourceState(SourceState.Kind.READY, "", false);
  boolean busy;
  String token = "1";
  long entries = 3_312;
  Optional<String> integrity = Optional.of("ok");
  int counted;
  int examined;
  DatabaseFacts facts = new DatabaseFacts(4 << 20, 0, "delete", 2);
  Runnable whileCounting = () -> {};

  void away(SourceState.Kind kind, String message) {
    state = new SourceState(kind, message, false);
  }

  @Override
  public SourceState state() {
    return state;
  }

  @Override
  public String changeToken() {
    if (busy || !state.ready()) {
      throw new SourceUnavailable("The glossary's database is busy. Try again.");
    }
    return token;
  }

  @Override
  public DatabaseFacts facts() {
    return facts;
  }

  @Override
  public long entries() {
    counted++;
    whileCounting.run();
    return entries;
  }

  @Override
  public Optional<String> integrity() {
    examined++;
    return integrity;
  }
}
