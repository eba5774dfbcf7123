package glossary.sidecar.search;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A part of a byte array that is JSON already, written without a detour over characters. */
record RawUtf8(byte[] bytes, int from, int length) implements SerializableString {

  @Override
  public String getValue() {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  @Override
  public int charLength() {
    return getValue().length();
  }

  @Override
  public char[] asQuotedChars() {
    return getValue().toCharArray();
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  @Override
  public byte[] asQuotedUTF8() {
    return asUnquotedUTF8();
  }

  @Override
  public int appendQuotedUTF8(byte[] target, int offset) {
    return appendUnquotedUTF8(target, offset);
  }

  @Override
  public int appendQuoted(char[] target, int offset) {
    return appendUnquoted(target, offset);
  }

  /** -1, as the interface asks for, if {@code target} is too small. */
  @Override
  public int appendUnquotedUTF8(byte[] target, int offset) {
    if (target.length - offset < length) {
      return -1;
    }
    System.arraycopy(bytes, from, target, offset, length);
    return length;
  }

  @Override
  public int appendUnquoted(char[] target, int offset) {
    String value = getValue();
    if (target.length - offset < value.length()) {
      return -1;
    }
    value.getChars(0, value.length(), target, offset);
    return value.length();
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) throws IOException {
    return writeUnquotedUTF8(out);
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    out.write(bytes, from, length);
    return length;
  }

  @Override
  public int putQuotedUTF8(ByteBuffer target) {
    return putUnquotedUTF8(target);
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer target) {
    if (target.remaining() < length) {
      return -1;
    }
    target.put(bytes, from, length);
    return length;
  }
}
