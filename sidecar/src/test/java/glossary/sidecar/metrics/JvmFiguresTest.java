package glossary.sidecar.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JvmFiguresTest {
  private long now = 7;

  @Test
  void they_are_looked_at_once_a_second() {
    JvmFigures figures = new JvmFigures(() -> now);
    List<MetricFamilySamples> first = figures.collect();
    now += TimeUnit.MILLISECONDS.toNanos(999);
    assertThat(figures.collect()).isSameAs(first);
    now += TimeUnit.MILLISECONDS.toNanos(1);

    assertThat(figures.collect()).isNotSameAs(first);
    assertThat(first)
        .extracting(family -> family.name)
        .contains("process_cpu_seconds", "jvm_threads_current", "jvm_memory_bytes_used");
  }
}
