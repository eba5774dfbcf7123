package glossary.sidecar.tls;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** PEM files: read, or unusable with a sentence. */
class PemFuzz {

  @FuzzTest
  void pem(byte[] bytes) {
    try {
      PemBlock.parse("TLS_CERT_FILE", bytes);
    } catch (TlsUnusable unusable) {
      // the old certificate stays
    }
  }
}
