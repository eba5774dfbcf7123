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

  /** One header with the first value that it had. */
  static final class Field {
    final byte[] name;
    private final String first;
    private final byte[] firstBytes;

    Field(String name, String value) {
      this.name = name.getBytes(ISO_8859_1);
      this.first = value;
      this.firstBytes = value.getBytes(ISO_8859_1);
    }

    byte[] value(String value) {
      return value.equals(first) ? firstBytes : value.getBytes(ISO_8859_1);
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
