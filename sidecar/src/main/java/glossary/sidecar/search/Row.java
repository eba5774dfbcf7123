package glossary.sidecar.search;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import glossary.sidecar.glossary.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * What an answer shows of one entry, as bytes kept beside the index. Layout: id (8 bytes); length
 * of term and of language, start and length of the definitions within the fragment (4 each); term
 * and language as UTF-8; then a JSON fragment from the value of {@code "id"} to that of {@code
 * "domain_tags"}, which is copied into answers as it is.
 */
final class Row {
  private static final int HEADER = 8 + 4 * 4;

  private final byte[] bytes;
  private final int end;
  private final int term;
  private final int language;
  private final int fragment;
  private final int definitions;
  private final int definitionsLength;

  private Row(BytesRef stored) {
    ByteBuffer header = ByteBuffer.wrap(stored.bytes, stored.offset + 8, HEADER - 8);
    bytes = stored.bytes;
    end = stored.offset + stored.length;
    term = stored.offset + HEADER;
    language = term + header.getInt();
    fragment = language + header.getInt();
    definitions = fragment + header.getInt();
    definitionsLength = header.getInt();
  }

  /** Copies, since the index uses {@code stored} again. */
  static Row copyOf(BytesRef stored) {
    return new Row(BytesRef.deepCopyOf(stored));
  }

  /** Good only until the index moves on. */
  static Row lookInto(BytesRef stored) {
    return new Row(stored);
  }

  /**
   * @param definitions a JSON array
   * @param domainTags a JSON array or {@code null}
   */
  static BytesRef encode(Entry entry, String definitions, String domainTags) {
    byte[] term = utf8(Texts.wellFormed(entry.term()));
    byte[] language = utf8(entry.language());
    byte[] before = utf8(entry.id() + ",\"term\":" + quoted(entry.term()) + ",\"definitions\":");
    byte[] texts = utf8(definitions);
    byte[] behind =
        utf8(
            (",\"language\":" + quoted(entry.language()))
                + (",\"source\":" + quoted(entry.source()))
                + (",\"domain_tags\":" + domainTags));
    int length = term.length + language.length + before.length + texts.length + behind.length;
    ByteBuffer row = ByteBuffer.allocate(HEADER + length);
    row.putLong(entry.id()).putInt(term.length).putInt(language.length);
    row.putInt(before.length).putInt(texts.length);
    row.put(term).put(language).put(before).put(texts).put(behind);
    return new BytesRef(row.array());
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    JsonStringEncoder.getInstance().quoteAsString(Texts.wellFormed(text), quoted);
    return quoted.append('"').toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  long id() {
    return ByteBuffer.wrap(bytes, term - HEADER, 8).getLong();
  }

  int size() {
    return bytes.length;
  }

  String term() {
    return text(term, language);
  }

  String language() {
    return text(language, fragment);
  }

  List<String> definitionTexts() throws IOException {
    return Definitions.texts(bytes, definitions, definitionsLength);
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /** Writes the members {@code id} to {@code domain_tags} into the object that is open. */
  void writeMembers(JsonGenerator out) throws IOException {
    out.writeFieldName("id");
    out.writeRawValue(new RawUtf8(bytes, fragment, end - fragment));
  }
}
