package glossary.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes. Written {@code 512}, {@code 64KB}, {@code 1.5 GiB}; K, M, G count in 1024. */
public record ByteSize(long bytes) implements Comparable<ByteSize> {

  /** What a number without a unit counts. */
  enum Unit {
    B(1),
    KB(1L << 10),
    MB(1L << 20),
    GB(1L << 30),
    TB(1L << 40);

    private final long bytes;

    Unit(long bytes) {
      this.bytes = bytes;
    }
  }

  private static final Pattern SHAPE =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?) *([kmgt]?)(i?b)?", Pattern.CASE_INSENSITIVE);

  static ByteSize parse(String text, Unit bare) throws BadValue {
    Matcher shape = SHAPE.matcher(text);
    if (text.length() > 40 || !shape.matches()) {
      throw new BadValue();
    }
    long unit = unit(shape.group(2), shape.group(3), bare).bytes;
    BigDecimal bytes = new BigDecimal(shape.group(1)).multiply(BigDecimal.valueOf(unit));
    if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new BadValue();
    }
    return new ByteSize(bytes.setScale(0, RoundingMode.DOWN).longValueExact());
  }

  private static Unit unit(String prefix, String suffix, Unit bare) throws BadValue {
    if (prefix.isEmpty()) {
      if ("ib".equalsIgnoreCase(suffix)) {
        throw new BadValue();
      }
      return suffix == null ? bare : Unit.B;
    }
    return Unit.valueOf(prefix.toUpperCase(Locale.ROOT) + "B");
  }

  @Override
  public int compareTo(ByteSize other) {
    return Long.compare(bytes, other.bytes);
  }
}
