package glossary.sidecar.backup;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes of a file.
 *
 * @param first from 0; -1 if only the last ones are asked for
 * @param last included; {@link Long#MAX_VALUE} for all that follow; if {@code first} is -1, how
 *     many of the last ones
 */
record ByteRange(long first, long last) {
  /** Eighteen digits fit a long; more of them are no range. */
  private static final Pattern ONE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

  /**
   * Empty if there is none, and for what is to be ignored: other units, several ranges, and what is
   * no range.
   *
   * @param header the value of {@code Range}, or null
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14.2">RFC 9110</a>
   */
  static Optional<ByteRange> parse(String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher one = ONE.matcher(header.strip().toLowerCase(Locale.ROOT));
    if (!one.matches() || (one.group(1).isEmpty() && one.group(2).isEmpty())) {
      return Optional.empty();
    }
    long last = one.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(one.group(2));
    long first = one.group(1).isEmpty() ? -1 : Long.parseLong(one.group(1));
    return first > last ? Optional.empty() : Optional.of(new ByteRange(first, last));
  }

  /** The bytes that are there; empty if none of them is. */
  Optional<ByteRange> within(long size) {
    long from = first >= 0 ? first : Math.max(0, size - last);
    long to = first >= 0 ? Math.min(last, size - 1) : size - 1;
    return from > to ? Optional.empty() : Optional.of(new ByteRange(from, to));
  }

  long length() {
    return last - first + 1;
  }
}
