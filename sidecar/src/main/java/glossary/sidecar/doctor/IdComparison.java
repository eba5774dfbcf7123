package glossary.sidecar.doctor;

import glossary.sidecar.glossary.SqlText;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Compares the rows of the subject with those of the index, by their numbers. What differs is
 * looked at again in one look for both, since the host may write between two.
 *
 * @param entries rows of the subject that were passed
 * @param indexed rows of the index that were passed
 * @param missing rows that the index lacks
 * @param surplus rows that only the index has
 * @param whole whether all were compared
 */
record IdComparison(long entries, long indexed, Ids missing, Ids surplus, boolean whole) {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  static IdComparison of(Patient patient) throws SQLException {
    String key = key(patient.table().key());
    String subject = SqlText.quoted(patient.table().subject());
    String index =
        patient.declaration().shadow(patient.declaration().hasSizes() ? "docsize" : "content");
    IdWalk left = new IdWalk(patient.inspection(), key, subject);
    IdWalk right = new IdWalk(patient.inspection(), "id", index);
    Ids missing = new Ids();
    Ids surplus = new Ids();
    boolean whole = merge(left, right, missing, surplus);
    String differs =
        ("SELECT EXISTS (SELECT 1 FROM %s WHERE %s = ?1)"
                + " <> EXISTS (SELECT 1 FROM %s WHERE id = ?1)")
            .formatted(subject, key, index);
    missing.keepThose(patient.inspection(), differs);
    surplus.keepThose(patient.inspection(), differs);
    return new IdComparison(left.passed(), right.passed(), missing, surplus, whole);
  }

  boolean equal() {
    return missing.count() == 0 && surplus.count() == 0;
  }

  static String key(String key) {
    return key.equals("rowid") ? "rowid" : SqlText.quoted(key);
  }

  /** Returns whether it came to the end. */
  private static boolean merge(IdWalk left, IdWalk right, Ids missing, Ids surplus)
      throws SQLException {
    Budget budget = Budget.of(LONGEST);
    Long a = left.peek();
    Long b = right.peek();
    while (a != null || b != null) {
      int order = a == null ? 1 : b == null ? -1 : Long.compare(a, b);
      if (order < 0) {
        missing.add(a);
      } else if (order > 0) {
        surplus.add(b);
      }
      if (order <= 0) {
        left.pass();
      }
      if (order >= 0) {
        right.pass();
      }
      if (budget.spent()) {
        return false;
      }
      a = left.peek();
      b = right.peek();
    }
    return true;
  }
}
