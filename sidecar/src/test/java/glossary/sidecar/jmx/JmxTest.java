package glossary.sidecar.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import glossary.sidecar.testing.TestSidecar;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole sidecars on the platform's MBean server, as jconsole on this machine finds them. */
class JmxTest {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  @Test
  void two_sidecars_of_one_process_are_shown_soon_after_their_start_and_not_after_their_end(
      @TempDir Path one, @TempDir Path two) throws Exception {
    try (TestSidecar first = TestSidecar.ready(one)) {
      try (TestSidecar second = TestSidecar.ready(two)) {
        await(2);

        assertThat(first.get("/health").statusCode()).isEqualTo(200);
        assertThat(second.get("/health").statusCode()).isEqualTo(200);
        for (ObjectName name : indexes()) {
          assertThat((Long) SERVER.getAttribute(name, "Entries")).isGreaterThan(100);
        }
      }
      assertThat(indexes()).hasSize(1);
    }
    assertThat(SERVER.queryNames(new ObjectName("glossary.sidecar:*"), null)).isEmpty();
  }

  @Test
  void a_sidecar_that_waits_for_its_database_is_shown_too(@TempDir Path folder) throws Exception {
    try (TestSidecar waiting =
        TestSidecar.started(folder, "DATABASE_URL=sqlite:///not-there/x.db")) {
      await(1);

      assertThat(waiting.get("/health").statusCode()).isEqualTo(503);
      assertThat(SERVER.getAttribute(indexes().iterator().next(), "State")).isEqualTo("waiting");
    }
  }

  @Test
  void one_that_is_closed_at_once_leaves_nothing(@TempDir Path folder) throws Exception {
    TestSidecar.started(folder).close();

    assertThat(SERVER.queryNames(new ObjectName("glossary.sidecar:*"), null)).isEmpty();
  }

  private static Set<ObjectName> indexes() throws Exception {
    return SERVER.queryNames(new ObjectName("glossary.sidecar:type=Index,*"), null);
  }

  private static void await(int count) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (indexes().size() != count) {
      assertThat(System.nanoTime()).as("beans were not registered").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }
}
