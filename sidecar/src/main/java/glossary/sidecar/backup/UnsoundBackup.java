package glossary.sidecar.backup;

import java.io.IOException;

/** A stored backup is not what it should be; the sentence is a verification's problem. */
final class UnsoundBackup extends IOException {
  private static final long serialVersionUID = 1L;

  UnsoundBackup(String problem) {
    super(problem);
  }
}
