package glossary.sidecar.search;

import java.io.IOException;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Entries with a word that begins so, all with the same score. Lucene's own prefix query compiles
 * an automaton first, which costs more than all the rest of a search; walking the sorted words
 * needs none.
 */
final class BeginsWith extends MultiTermQuery {
  private final BytesRef beginning;

  BeginsWith(Term beginning) {
    super(beginning.field(), CONSTANT_SCORE_BLENDED_REWRITE);
    this.beginning = beginning.bytes();
  }

  @Override
  protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
    return new Words(terms.iterator(), beginning);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    if (visitor.acceptField(field)) {
      visitor.visitLeaf(this);
    }
  }

  @Override
  public String toString(String defaultField) {
    return field + ':' + beginning.utf8ToString() + '*';
  }

  @Override
  public boolean equals(Object other) {
    return super.equals(other) && beginning.equals(((BeginsWith) other).beginning);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + beginning.hashCode();
  }

  private static final class Words extends FilteredTermsEnum {
    private final BytesRef beginning;

    Words(TermsEnum all, BytesRef beginning) {
      super(all);
      this.beginning = beginning;
      setInitialSeekTerm(beginning);
    }

    @Override
    protected AcceptStatus accept(BytesRef word) {
      return StringHelper.startsWith(word, beginning) ? AcceptStatus.YES : AcceptStatus.END;
    }
  }
}
