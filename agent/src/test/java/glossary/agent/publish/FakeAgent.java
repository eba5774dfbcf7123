package glossary.agent.publish;

import glossary.agent.errors.ErrorGroups;
import glossary.agent.errors.LogCounts;
import glossary.agent.headers.HeaderMode;
import glossary.agent.headers.HeaderPolicy;
import glossary.agent.headers.HeaderRules;
import glossary.agent.headers.HeaderSettings;
import glossary.agent.metrics.RequestCells;
import java.util.Collections;
import java.util.Map;
import javax.management.MBeanServer;

/**
 * Figures and switches of an agent that instruments nothing. Public to be made by another loader.
 */
public final class FakeAgent implements AgentControl, SuppressedErrors {
  final RequestCells cells = new RequestCells(10);
  final ErrorGroups errors = new ErrorGroups(10, error -> {});
  final LogCounts logs = new LogCounts();
  final HeaderPolicy headers =
      new HeaderPolicy(
          HeaderMode.SAFE, new HeaderSettings(null, null, null, false, HeaderRules.NONE));
  boolean enabled = true;

  public FakeAgent() {
    cells.started();
    cells.record("GET", "/orders/{id}", 200, 2_000_000);
    cells.record("GET", "/orders/{id}", 200, 4_000_000);
    cells.record("GET", "unmatched", 499, 20_000_000_000L);
    errors.record(
        new IllegalStateException("order \"7\"\\\n is gone"), 500, false, "GET", "/a", "r1", 1000);
    logs.add(LogCounts.ERROR, "java.lang.IllegalStateException");
    logs.add(LogCounts.WARN, null);
  }

  JmxBeans registered(MBeanServer server) {
    JmxBeans beans = new JmxBeans(server);
    beans.start("shop", cells, errors, headers, this, this);
    return beans;
  }

  PrometheusEndpoint served(int port) {
    return PrometheusEndpoint.start("127.0.0.1", port, cells, errors, logs, this);
  }

  @Override
  public void enable() {
    enabled = true;
  }

  @Override
  public void disable() {
    enabled = false;
  }

  @Override
  public void reset() {
    throw new ClassOfOursException();
  }

  @Override
  public void headers(String mode) {
    headers.mode(HeaderMode.of(mode));
  }

  @Override
  public boolean enabled() {
    return enabled;
  }

  @Override
  public Map<String, Long> counts() {
    return Collections.singletonMap("tomcat", 3L);
  }

  @SuppressWarnings("serial")
  private static final class ClassOfOursException extends RuntimeException {
    @Override
    public String toString() {
      return "broken";
    }
  }
}
