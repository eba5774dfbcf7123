package glossary.sidecar.search;

import static glossary.sidecar.search.Entries.en;
import static glossary.sidecar.search.Entries.entry;
import static glossary.sidecar.search.Entries.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import glossary.sidecar.glossary.Entry;
import glossary.sidecar.glossary.SourceUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSyncTest {
  @TempDir Path folder;

  @Test
  void after_any_changes_the_index_holds_exactly_what_the_source_does() throws IOException {
    Random random = new Random(42);
    FakeSource source = new FakeSource();
    try (ShadowIndex index = ShadowIndex.open(folder)) {
      for (int round = 0; round < 25; round++) {
        change(source, random);
        Entries.sync(index, source);
        assertEqual(index, source);
      }
    }
  }

  private static void change(FakeSource source, Random random) {
    for (int left = random.nextInt(30); left > 0; left--) {
      long id = random.nextInt(80) - 10;
      if (random.nextInt(3) == 0) {
        source.remove(id);
      } else {
        String tags = random.nextBoolean() ? null : "[\"t" + random.nextInt(3) + "\"]";
        String language = random.nextBoolean() ? "en" : "de";
        source.put(
            entry(id, "term " + random.nextInt(4), language, "S" + random.nextInt(2), tags, "x"));
      }
    }
  }

  private static void assertEqual(ShadowIndex index, FakeSource source) {
    List<Entry> expected = source.all();
    IndexContents contents = index.read(IndexContents::of);
    assertThat(contents.ids()).containsExactly(expected.stream().mapToLong(Entry::id).toArray());
    assertThat(contents.hashes())
        .containsExactly(expected.stream().mapToLong(ContentHash::of).toArray());
    assertThat(terms(index, "term*"))
        .containsExactlyInAnyOrderElementsOf(expected.stream().limit(50).map(Entry::term).toList());
  }

  @Test
  void a_sync_that_finds_nothing_new_keeps_the_generation_and_takes_over_the_token()
      throws IOException {
    FakeSource source = new FakeSource().put(en(1, "valve"));
    try (ShadowIndex index = ShadowIndex.inMemory()) {
      Entries.sync(index, source);
      final CommitData first = index.committed();
      source.put(en(1, "valve"));
      Entries.sync(index, source);

      assertThat(index.committed().generation()).isEqualTo(first.generation());
      assertThat(index.committed().token()).isEqualTo("change 2");
    }
  }

  @Test
  void a_source_that_goes_away_half_way_leaves_the_index_as_it_was() throws IOException {
    FakeSource source = new FakeSource().put(en(1, "valve"), en(2, "seat"), en(3, "pump"));
    try (ShadowIndex index = ShadowIndex.inMemory()) {
      Entries.sync(index, source);
      source.put(en(1, "changed"), en(4, "new"));
      source.breakAfter(2);

      assertThatThrownBy(() -> new IndexSync(index, source).run())
          .isInstanceOf(SourceUnavailable.class);
      assertThat(terms(index, "valve")).containsExactly("valve");

      source.breakAfter(Integer.MAX_VALUE);
      Entries.sync(index, source);
      assertEqualIds(index, 1, 2, 3, 4);
      assertThat(terms(index, "changed")).containsExactly("changed");
    }
  }

  @Test
  void readers_see_the_old_entries_until_a_rebuild_is_done() throws IOException {
    FakeSource source = new FakeSource().put(en(1, "valve"), en(2, "seat"));
    try (ShadowIndex index = ShadowIndex.inMemory()) {
      Entries.sync(index, source);
      source.betweenEntries(() -> assertThat(terms(index, "valve")).containsExactly("valve"));
      new IndexSync(index, source).run(true, done -> true);

      assertEqualIds(index, 1, 2);
    }
  }

  @Test
  void what_says_that_it_is_newer_is_found_before_all_are_compared() throws IOException {
    FakeSource source =
        new FakeSource().put(updated(1, "valve", "2025-10-19"), updated(2, "seat", "2025-10-20"));
    try (ShadowIndex index = ShadowIndex.inMemory()) {
      IndexSync sync = new IndexSync(index, source);
      sync.run();
      source.put(updated(1, "ball valve", "2025-10-21"), en(3, "pump"), en(2, "ring"));
      source.betweenEntries(
          () -> {
            assertThat(terms(index, "ball OR pump"))
                .containsExactlyInAnyOrder("ball valve", "pump");
            assertThat(terms(index, "seat")).containsExactly("seat");
          });
      sync.run();

      assertEqualIds(index, 1, 2, 3);
      assertThat(terms(index, "valve OR ring OR seat"))
          .containsExactlyInAnyOrder("ball valve", "ring");
    }
  }

  private static Entry updated(long id, String term, String updatedAt) {
    return new Entry(id, term, "[]", "en", "IEC", null, null, "pending", "synced", "", updatedAt);
  }

  @Test
  void an_entry_taken_over_while_a_sync_runs_is_there_once() throws IOException {
    FakeSource source = new FakeSource().put(en(1, "valve"), en(2, "seat"));
    try (ShadowIndex index = ShadowIndex.inMemory()) {
      for (boolean anew : List.of(false, true)) {
        source.betweenEntries(
            () -> {
              try {
                index.takeOver(2, Optional.of(en(2, "seat")));
              } catch (IOException failed) {
                throw new AssertionError(failed);
              }
            });
        new IndexSync(index, source).run(anew, done -> true);
        assertEqualIds(index, 1, 2);
      }
    }
  }

  @Test
  void an_index_filled_from_another_source_becomes_equal_to_this_one() throws IOException {
    try (ShadowIndex index = Entries.indexOf(en(1, "valve"), en(5, "old"))) {
      Entries.sync(index, new FakeSource().put(en(1, "valve"), en(9, "new")));

      assertEqualIds(index, 1, 9);
    }
  }

  private static void assertEqualIds(ShadowIndex index, long... ids) {
    assertThat(index.read(IndexContents::of).ids()).containsExactly(ids);
  }
}
