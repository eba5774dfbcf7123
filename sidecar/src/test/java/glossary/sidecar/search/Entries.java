package glossary.sidecar.search;

import glossary.sidecar.glossary.Entry;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Short ways to say entries and what was found. */
final class Entries {

  private Entries() {}

  static Entry en(long id, String term, String... texts) {
    return entry(id, term, "en", "IEC", null, texts);
  }

  static Entry de(long id, String term, String... texts) {
    return entry(id, term, "de", "DIN", null, texts);
  }

  static Entry entry(
      long id, String term, String language, String source, String tags, String... texts) {
    String definitions =
        Stream.of(texts)
            .map(text -> "{\"text\":" + quoted(text) + ",\"source_doc_id\":null}")
            .collect(Collectors.joining(",", "[", "]"));
    return new Entry(
        id, term, definitions, language, source, null, tags, "pending", "synced", "", "");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  static ShadowIndex indexOf(Entry... entries) {
    ShadowIndex index = ShadowIndex.inMemory();
    sync(index, new FakeSource().put(entries));
    return index;
  }

  static void sync(ShadowIndex index, FakeSource source) {
    try {
      new IndexSync(index, source).run();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  static SearchPage search(ShadowIndex index, String query) {
    return new GlossarySearch(index).search(SearchRequest.of(query, 50));
  }

  /** Terms found, best first. */
  static List<String> terms(ShadowIndex index, String query) {
    return search(index, query).hits().stream().map(SearchHit::term).toList();
  }
}
