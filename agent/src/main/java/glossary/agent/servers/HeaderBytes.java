package glossary.agent.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Response headers as they go out. A server that is given strings encodes each of them for each
 * response, which costs more than all else that the agent does for a request; most are the same
 * every time.
 */
final class HeaderBytes {
  private static final int MOST_NAMES = 100;

  private final ConcurrentHashMap<String, HeaderBytes.Field> fields =
      new ConcurrentHashMap<String, HeaderBytes.Field>();

  /** One header with the values that come again: its first one, and short ones. */
  static final class Field {

    /** Response times of less than 100 ms. Request ids are longer, and none comes again. */
    private static final int LONGEST_SHORT = 7;

    private static final int SHORT_ONES = 256;

    final byte[] name;
    private final Encoded first;

    /** By hash; without a lock, for what is in it never changes. */
    private final Encoded[] shortOnes = new Encoded[SHORT_ONES];

    Field(String name, String value) {
      this.name = name.getBytes(ISO_8859_1);
      this.first = new Encoded(value);
    }

    /** Shared: nobody may write to it. */
    byte[] value(String value) {
      if (first.value.equals(value)) {
        return first.bytes;
      }
      return value.length() <= LONGEST_SHORT ? shortOne(value) : value.getBytes(ISO_8859_1);
    }

    private byte[] shortOne(String value) {
      int place = value.hashCode() & SHORT_ONES - 1;
      Encoded known = shortOnes[place];
      if (known == null || !known.value.equals(value)) {
        known = new Encoded(value);
        shortOnes[place] = known;
      }
      return known.bytes;
    }
  }

  private static final class Encoded {
    final String value;
    final byte[] bytes;

    Encoded(String value) {
      this.value = value;
      this.bytes = value.getBytes(ISO_8859_1);
    }
  }

  Field of(String name, String value) {
    Field field = fields.get(name);
    if (field == null) {
      field = new Field(name, value);
      if (fields.size() < MOST_NAMES) {
        fields.put(name, field);
      }
    }
    return field;
  }
}
