package glossary.sidecar.tls;

import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.util.Arrays;

/**
 * As much of DER as it takes to put an older private key into PKCS#8.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5958#section-2">RFC 5958, section 2</a>
 */
final class Der {
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {2, 1, 0};

  private Der() {}

  /**
   * The AlgorithmIdentifier of a public key, which is the first element of its encoding.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4.1">SubjectPublicKeyInfo</a>
   */
  static byte[] algorithmOf(PublicKey key) {
    byte[] info = key.getEncoded();
    int begin = headerLength(info, 0);
    int end = begin + headerLength(info, begin) + contentLength(info, begin);
    return Arrays.copyOfRange(info, begin, end);
  }

  static byte[] pkcs8(byte[] algorithm, byte[] privateKey) {
    return element(SEQUENCE, VERSION_0, algorithm, element(OCTET_STRING, privateKey));
  }

  private static byte[] element(int tag, byte[]... contents) {
    int length = Arrays.stream(contents).mapToInt(each -> each.length).sum();
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 4);
    out.write(tag);
    if (length < 128) {
      out.write(length);
    } else {
      int bytes = length < 1 << 8 ? 1 : length < 1 << 16 ? 2 : 3;
      out.write(0x80 | bytes);
      for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out.write(length >> shift);
      }
    }
    for (byte[] each : contents) {
      out.writeBytes(each);
    }
    return out.toByteArray();
  }

  /** Tag and length. */
  private static int headerLength(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    return first < 128 ? 2 : 2 + (first & 0x7f);
  }

  private static int contentLength(byte[] der, int at) {
    int first = der[at + 1] & 0xff;
    if (first < 128) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < (first & 0x7f); i++) {
      length = length << 8 | der[at + 2 + i] & 0xff;
    }
    return length;
  }
}
