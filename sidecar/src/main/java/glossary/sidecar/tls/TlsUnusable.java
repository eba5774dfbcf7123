package glossary.sidecar.tls;

import java.io.IOException;

/** A certificate, key or authority that cannot be used. Its message tells the operator why. */
public final class TlsUnusable extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence names the setting, and says what to do
   */
  TlsUnusable(String sentence) {
    super(sentence);
  }

  TlsUnusable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
