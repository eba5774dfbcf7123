package glossary.sidecar.doctor.checklist;

import java.io.IOException;

/**
 * One item of the deployment checklist.
 *
 * @param id stable, such as {@code CFG-01}
 * @param title what should be the case
 * @param looksAt what it looks at
 * @param next the command or setting that mends it
 * @param look does it; changes nothing
 * @param fix mends it where that is safe; null if a person has to
 */
public record Check(
    String id, Group group, String title, String looksAt, String next, Look look, Fix fix) {

  /** Looks once. May fail in any way: that is a finding too. */
  @FunctionalInterface
  public interface Look {
    Outcome at(Situation situation) throws Exception;
  }

  /** Mends what the check found; its IOException says what to do. */
  @FunctionalInterface
  public interface Fix {
    /** Returns one sentence on what it did. */
    String apply(Situation situation) throws IOException;
  }

  static Check of(Group group, String id, String title, String looksAt, String next, Look look) {
    return new Check(id, group, title, looksAt, next, look, null);
  }

  Check fixedBy(Fix mending) {
    return new Check(id, group, title, looksAt, next, look, mending);
  }

  /** Whether {@code --fix} does it. */
  public boolean fixable() {
    return fix != null;
  }
}
