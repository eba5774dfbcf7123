package glossary.agent.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/**
 * Headers as literals without indexing, with a new name each (RFC 7541, section 6.2.2): neither
 * side's table changes, so they may stand behind whatever a host's encoder has written. Of one
 * thread.
 */
final class HpackLiterals {
  private static final int NEW_NAME_NOT_INDEXED = 0;
  private static final int USUAL = 512;

  /** Of an integer with a prefix of 7 bits (section 5.1); the eighth would be Huffman's. */
  private static final int PREFIX = 0x7f;

  private static final int CONTINUED = 0x80;
  private static final int BITS = 7;

  private final ByteArrayOutputStream block = new ByteArrayOutputStream(USUAL);

  /**
   * Adds one.
   *
   * @param name in lower case
   */
  void add(String name, String value) {
    block.write(NEW_NAME_NOT_INDEXED);
    string(name);
    string(value);
  }

  boolean isEmpty() {
    return block.size() == 0;
  }

  /** What has been added since it was last taken. */
  byte[] take() {
    byte[] taken = block.toByteArray();
    block.reset();
    return taken;
  }

  private void string(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    length(bytes.length);
    block.write(bytes, 0, bytes.length);
  }

  private void length(int length) {
    if (length < PREFIX) {
      block.write(length);
      return;
    }
    block.write(PREFIX);
    int rest = length - PREFIX;
    while (rest >= CONTINUED) {
      block.write(rest % CONTINUED | CONTINUED);
      rest >>>= BITS;
    }
    block.write(rest);
  }
}
