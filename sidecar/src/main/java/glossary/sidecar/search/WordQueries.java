package glossary.sidecar.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/** Where and how a word, a phrase or a prefix is looked for. For one query, on one thread. */
final class WordQueries {
  private static final int SHORTEST_PREFIX_IN_DEFINITIONS = 3;

  private final Stems stems = new Stems();
  private final Lexicon lexicon;
  private final boolean english;
  private final boolean german;

  /**
   * @param language that hits must have; null for any, which is looked for as English and as German
   */
  WordQueries(Lexicon lexicon, String language) {
    this.lexicon = lexicon;
    english = !"de".equals(language);
    german = !"en".equals(language);
  }

  /** Terms that are the text in another form, each by the rules of its own language. */
  List<Query> sameButInflection(String text) {
    List<Query> forms = new ArrayList<>(2);
    if (english) {
      addBase(forms, Fields.BASE_EN, Keys.base(text, Stems::singular));
    }
    if (german) {
      addBase(forms, Fields.BASE_DE, Keys.base(text, stems::german));
    }
    return forms;
  }

  private void addBase(List<Query> forms, String field, String base) {
    TermQuery entries = base.isEmpty() ? null : lexicon.entriesWith(field, base);
    if (entries != null) {
      forms.add(entries);
    }
  }

  Query chunk(Chunk chunk) {
    if (chunk.plainWord() && chunk.words().size() == 1) {
      return word(chunk.words().get(0));
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    addSymbols(any, chunk.full(), Weights.WITH_SYMBOLS);
    addSymbols(any, chunk.joined(), Weights.TERM);
    if (chunk.words().size() == 1) {
      add(any, word(chunk.words().get(0)), Weights.PARTS_OF_SYMBOLS);
    } else {
      addPhrase(any, chunk.words());
      addStemPhrase(any, chunk.words());
    }
    return any.build();
  }

  Query phrase(List<Word> words) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    addPhrase(any, words);
    return any.build();
  }

  /**
   * @param last what the prefix stands for; a chunk with symbols is one prefix
   */
  Query prefix(Chunk last) {
    Set<String> beginnings = new LinkedHashSet<>();
    Word word = last.words().get(0);
    beginnings.add(last.plainWord() ? word.plain() : last.full());
    if (last.joined() != null) {
      beginnings.add(last.joined());
    } else if (last.plainWord() && word.spelledOut() != null) {
      beginnings.add(word.spelledOut());
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (String beginning : beginnings) {
      addPrefix(any, Fields.TERM, beginning, Weights.PREFIX);
      if (beginning.length() >= SHORTEST_PREFIX_IN_DEFINITIONS) {
        addPrefix(any, Fields.DEFINITION, beginning, Weights.PREFIX * Weights.DEFINITION);
      }
    }
    return any.build();
  }

  private Query word(Word word) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    Set<String> forms = forms(word);
    add(any, anyOf(Fields.TERM, forms), Weights.TERM);
    add(any, anyOf(Fields.DEFINITION, forms), Weights.DEFINITION);
    if (english) {
      addStem(any, Fields.TERM_EN, Fields.DEFINITION_EN, stems.english(word));
    }
    if (german) {
      String stem = stems.german(word);
      addStem(any, Fields.TERM_DE, Fields.DEFINITION_DE, stem);
      if (Affixes.canBePart(stem)) {
        add(any, lexicon.entriesWith(Fields.AFFIX, Affixes.head(stem)), Weights.HEAD);
        add(any, lexicon.entriesWith(Fields.AFFIX, Affixes.modifier(stem)), Weights.MODIFIER);
      }
    }
    return any.build();
  }

  private Set<String> forms(Word word) {
    Set<String> forms = new LinkedHashSet<>(4);
    forms.add(word.plain());
    if (word.spelledOut() != null) {
      forms.add(word.spelledOut());
    }
    if (german) {
      forms.add(word.reduced());
    }
    return forms;
  }

  private void addStem(BooleanQuery.Builder any, String term, String text, String stem) {
    add(any, lexicon.entriesWith(term, stem), Weights.STEM);
    add(any, lexicon.entriesWith(text, stem), Weights.STEM * Weights.DEFINITION);
  }

  private void addSymbols(BooleanQuery.Builder any, String text, float weight) {
    if (text != null) {
      add(any, lexicon.entriesWith(Fields.TERM, text), weight);
      add(any, lexicon.entriesWith(Fields.DEFINITION, text), weight * Weights.DEFINITION);
    }
  }

  private void addPhrase(BooleanQuery.Builder any, List<Word> words) {
    add(any, formsInOrder(Fields.TERM, words), Weights.TERM);
    add(any, formsInOrder(Fields.DEFINITION, words), Weights.DEFINITION);
  }

  /** Null if there is a word that is nowhere in the field. */
  private Query formsInOrder(String field, List<Word> words) {
    if (words.size() == 1) {
      return anyOf(field, forms(words.get(0)));
    }
    MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
    for (Word word : words) {
      List<String> known = known(field, forms(word));
      if (known.isEmpty()) {
        return null;
      }
      phrase.add(known.stream().map(form -> new Term(field, form)).toArray(Term[]::new));
    }
    return phrase.build();
  }

  private void addStemPhrase(BooleanQuery.Builder any, List<Word> words) {
    if (english) {
      addStems(any, Fields.TERM_EN, words, stems::english, Weights.STEM);
      addStems(any, Fields.DEFINITION_EN, words, stems::english, Weights.STEM * Weights.DEFINITION);
    }
    if (german) {
      addStems(any, Fields.TERM_DE, words, stems::german, Weights.STEM);
      addStems(any, Fields.DEFINITION_DE, words, stems::german, Weights.STEM * Weights.DEFINITION);
    }
  }

  private void addStems(
      BooleanQuery.Builder any,
      String field,
      List<Word> words,
      Function<Word, String> stem,
      float weight) {
    String[] stemmed = words.stream().map(stem).toArray(String[]::new);
    for (String one : stemmed) {
      if (!lexicon.has(field, one)) {
        return;
      }
    }
    add(any, new PhraseQuery(field, stemmed), weight);
  }

  /** Null if no entry has any of them. */
  private Query anyOf(String field, Set<String> forms) {
    if (forms.size() == 1) {
      return lexicon.entriesWith(field, forms.iterator().next());
    }
    List<String> known = known(field, forms);
    if (known.size() < 2) {
      return known.isEmpty() ? null : lexicon.entriesWith(field, known.get(0));
    }
    SynonymQuery.Builder any = new SynonymQuery.Builder(field);
    known.forEach(form -> any.addTerm(new Term(field, form)));
    return any.build();
  }

  private List<String> known(String field, Set<String> forms) {
    return forms.stream().filter(form -> lexicon.has(field, form)).toList();
  }

  private void addPrefix(BooleanQuery.Builder any, String field, String beginning, float weight) {
    add(any, lexicon.entriesWithBeginning(field, beginning), weight);
  }

  /**
   * @param query null for what no entry has
   */
  private static void add(BooleanQuery.Builder any, Query query, float weight) {
    if (query != null) {
      any.add(weight == 1 ? query : new BoostQuery(query, weight), Occur.SHOULD);
    }
  }
}
