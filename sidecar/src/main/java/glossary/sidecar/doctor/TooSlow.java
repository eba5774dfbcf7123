package glossary.sidecar.doctor;

import java.sql.SQLException;

/** Something cannot be read in short looks. */
final class TooSlow extends SQLException {
  private static final long serialVersionUID = 1L;

  TooSlow() {
    super("not in short looks");
  }
}
