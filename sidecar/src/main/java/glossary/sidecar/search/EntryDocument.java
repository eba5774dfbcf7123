package glossary.sidecar.search;

import glossary.sidecar.glossary.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;

/** Makes index documents of entries, one at a time: each is good until the next. */
final class EntryDocument {
  private static final int MOST_WORDS = 100_000;
  private static final FieldType TAGS = new FieldType();

  static {
    TAGS.setTokenized(true);
    TAGS.setOmitNorms(true);
    TAGS.setIndexOptions(IndexOptions.DOCS);
    TAGS.freeze();
  }

  private final Stems stems = new Stems();
  private final TokenList words = new TokenList();
  private final TokenList english = new TokenList();
  private final TokenList german = new TokenList();
  private final TokenList definitionWords = new TokenList();
  private final TokenList definitionEnglish = new TokenList();
  private final TokenList definitionGerman = new TokenList();
  private final TokenList affixes = new TokenList();

  Document of(Entry entry) {
    clear();
    String definitions = arrayOr(entry.definitions(), "[]");
    String domainTags = arrayOr(entry.domainTags(), "null");
    String language = entry.language().toLowerCase(Locale.ROOT);
    Document document = new Document();
    document.add(new StringField(Fields.ID, Long.toString(entry.id()), Field.Store.NO));
    document.add(new NumericDocValuesField(Fields.NUMBER, entry.id()));
    document.add(new NumericDocValuesField(Fields.HASH, ContentHash.of(entry)));
    document.add(new BinaryDocValuesField(Fields.ROW, Row.encode(entry, definitions, domainTags)));
    document.add(new StringField(Fields.LANGUAGE, language, Field.Store.NO));
    document.add(new StringField(Fields.SOURCE, entry.source(), Field.Store.NO));
    addDomains(document, domainTags);
    addTerm(document, entry.term(), language);
    addDefinitions(document, definitions, language);
    return document;
  }

  private void clear() {
    for (TokenList list :
        List.of(
            words,
            english,
            german,
            definitionWords,
            definitionEnglish,
            definitionGerman,
            affixes)) {
      list.clear();
    }
  }

  /** A foreign table may hold anything; what is no array must not spoil an answer. */
  private static String arrayOr(String json, String otherwise) {
    try {
      return json == null || Definitions.texts(json) == null ? otherwise : json;
    } catch (IOException notAnArray) {
      return otherwise;
    }
  }

  private static List<String> texts(String array) {
    try {
      return Definitions.texts(array);
    } catch (IOException notAnArray) {
      return List.of();
    }
  }

  private static void addDomains(Document document, String domainTags) {
    texts(domainTags).stream()
        .map(Keys::plain)
        .filter(tag -> !tag.isEmpty())
        .distinct()
        .forEach(tag -> document.add(new StringField(Fields.DOMAIN, tag, Field.Store.NO)));
  }

  private void addTerm(Document document, String term, String language) {
    Set<String> keys = isEnglish(language) ? Keys.of(term) : Keys.ofGerman(term);
    keys.forEach(key -> document.add(new StringField(Fields.KEY, key, Field.Store.NO)));
    String tight = Keys.tight(term);
    if (!tight.isEmpty()) {
      document.add(new StringField(Fields.TIGHT, tight, Field.Store.NO));
    }
    if (!"de".equals(language)) {
      addBase(document, Fields.BASE_EN, Keys.base(term, Stems::singular));
    }
    if (!isEnglish(language)) {
      addBase(document, Fields.BASE_DE, Keys.base(term, stems::german));
    }
    analyse(term, language, words, english, german);
    if (!isEnglish(language)) {
      german.words().forEach(stem -> Affixes.forEach(stem, affixes::add));
    }
    add(document, Fields.TERM, words, TextField.TYPE_NOT_STORED);
    add(document, Fields.TERM_EN, english, TextField.TYPE_NOT_STORED);
    add(document, Fields.TERM_DE, german, TextField.TYPE_NOT_STORED);
    add(document, Fields.AFFIX, affixes, TAGS);
  }

  private static void addBase(Document document, String field, String base) {
    if (!base.isEmpty()) {
      document.add(new StringField(field, base, Field.Store.NO));
    }
  }

  private void addDefinitions(Document document, String definitions, String language) {
    for (String text : texts(definitions)) {
      definitionWords.gap();
      definitionEnglish.gap();
      definitionGerman.gap();
      analyse(text, language, definitionWords, definitionEnglish, definitionGerman);
    }
    add(document, Fields.DEFINITION, definitionWords, TextField.TYPE_NOT_STORED);
    add(document, Fields.DEFINITION_EN, definitionEnglish, TextField.TYPE_NOT_STORED);
    add(document, Fields.DEFINITION_DE, definitionGerman, TextField.TYPE_NOT_STORED);
  }

  private static void add(Document document, String field, TokenList list, FieldType type) {
    if (!list.isEmpty()) {
      document.add(new Field(field, list, type));
    }
  }

  /** A language that is neither English nor German is stemmed as both. */
  private void analyse(
      String text, String language, TokenList asWritten, TokenList inEnglish, TokenList inGerman) {
    Chunk.forEach(
        text,
        text.length(),
        MOST_WORDS,
        chunk -> {
          for (Word word : chunk.words()) {
            asWritten.add(word.plain());
            asWritten.addBeside(word.spelledOut());
            if (!isEnglish(language)) {
              addReduced(word, asWritten);
              inGerman.add(stems.german(word));
            }
            if (!"de".equals(language)) {
              inEnglish.add(stems.english(word));
            }
          }
          asWritten.addBeside(chunk.full());
          asWritten.addBeside(chunk.joined());
        });
  }

  private static void addReduced(Word word, TokenList words) {
    String reduced = word.reduced();
    if (!reduced.equals(word.plain())) {
      words.addBeside(reduced);
    }
  }

  private static boolean isEnglish(String language) {
    return "en".equals(language);
  }
}
