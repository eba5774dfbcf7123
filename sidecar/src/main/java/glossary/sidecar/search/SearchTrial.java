package glossary.sidecar.search;

import glossary.config.DatabaseMode;
import glossary.sidecar.glossary.Entry;
import glossary.sidecar.glossary.EntryFilter;
import glossary.sidecar.glossary.GlossarySource;
import glossary.sidecar.glossary.SourceOptions;
import glossary.sidecar.glossary.SourceState;
import glossary.sidecar.glossary.SourceUnavailable;
import glossary.sidecar.glossary.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * Tries whether a copy of the glossary can be read, indexed and searched, with the code that serves
 * the real one. Every entry is indexed, into a folder on the disk; that takes as long as the first
 * build of a glossary of this size, and no more memory for a larger one. Thread-safe.
 */
public final class SearchTrial {
  private static final int SAMPLES = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_HITS = 200;
  private static final int MOST_CHARACTERS = 200;

  /**
   * What a trial that went well has seen.
   *
   * @param entries that were read and indexed
   * @param searched of them, spread evenly, that were each found by a search for their term
   */
  public record Outcome(long entries, int searched) {}

  private final Optional<String> sourceSql;

  /**
   * @param sourceSql {@code SOURCE_SQL}; empty for a glossary with the usual tables
   */
  public SearchTrial(Optional<String> sourceSql) {
    this.sourceSql = sourceSql;
  }

  /**
   * @param database a copy that nobody writes to; it is only read
   * @param work an absent or empty folder, for the index; the caller deletes it afterwards
   * @param progress is told the fraction that is done, and answers false to give up
   * @throws IOException if the copy cannot be searched as it should be, or it was given up; the
   *     message is a sentence
   */
  public Outcome run(Path database, Path work, DoublePredicate progress) throws IOException {
    try (GlossarySource source = Sources.open(options(database));
        ShadowIndex index = ShadowIndex.open(work)) {
      SourceState state = source.state();
      if (!state.ready()) {
        throw new IOException("The restored glossary cannot be read: " + state.message());
      }
      return run(source, index, progress);
    } catch (SourceUnavailable | UnreadableIndex | IndexUnavailable failed) {
      throw new IOException(
          "The restored glossary cannot be searched: " + failed.getMessage(), failed);
    } catch (SyncAbandoned stopped) {
      throw new IOException("The trial was given up because the sidecar is stopping.", stopped);
    }
  }

  private static Outcome run(GlossarySource source, ShadowIndex index, DoublePredicate progress)
      throws IOException {
    long entries = source.count(EntryFilter.ALL);
    new IndexSync(index, source)
        .run(false, done -> progress.test(entries == 0 ? 1 : (double) done / entries));
    if (index.entries() != entries) {
      throw new IOException(
          "The restored glossary has "
              + entries
              + " entries, and "
              + index.entries()
              + " of them can be searched.");
    }
    GlossarySearch search = new GlossarySearch(index);
    int searched = 0;
    for (Entry sample : samples(source, entries)) {
      searched += tried(source, search, sample) ? 1 : 0;
    }
    return new Outcome(entries, searched);
  }

  private static List<Entry> samples(GlossarySource source, long entries) {
    long step = Math.max(1, entries / SAMPLES);
    List<Entry> samples = new ArrayList<>();
    long[] at = {0};
    source.scan(
        entry -> {
          if (at[0]++ % step == step / 2 && samples.size() < SAMPLES) {
            samples.add(entry);
          }
        });
    return samples;
  }

  /** False if there is no word in the term to search for. */
  private static boolean tried(GlossarySource source, GlossarySearch search, Entry sample)
      throws IOException {
    boolean same =
        source.entry(sample.id()).map(read -> read.term().equals(sample.term())).orElse(false);
    if (!same) {
      throw new IOException("Entry " + sample.id() + " of the restored glossary cannot be read.");
    }
    String words = words(sample.term());
    if (words.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return false;
    }
    if (!found(search, '"' + words + '"', sample) && !found(search, words, sample)) {
      throw new IOException(
          "Entry " + sample.id() + " of the restored glossary is not found by its term.");
    }
    return true;
  }

  private static String words(String term) {
    int end = Math.min(term.length(), MOST_CHARACTERS);
    return term.substring(0, end).replace('"', ' ').strip();
  }

  private static boolean found(GlossarySearch search, String text, Entry sample) {
    SearchRequest request =
        new SearchRequest(
            QueryParser.parse(text), null, null, null, MOST_HITS, 0, PATIENCE, MOST_CHARACTERS);
    return search.search(request).hits().stream()
        .anyMatch(hit -> hit.id() == sample.id() || hit.term().equalsIgnoreCase(sample.term()));
  }

  private SourceOptions options(Path database) {
    return new SourceOptions(
        Optional.of(database),
        database.getParent(),
        database.getParent(),
        DatabaseMode.READ_ONLY,
        sourceSql);
  }
}
