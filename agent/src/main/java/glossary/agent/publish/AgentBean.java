package glossary.agent.publish;

import glossary.api.jmx.AgentMXBean;
import java.util.Map;

final class AgentBean implements AgentMXBean {
  private final String name;
  private final AgentControl control;
  private final SuppressedErrors suppressed;

  AgentBean(String name, AgentControl control, SuppressedErrors suppressed) {
    this.name = name;
    this.control = control;
    this.suppressed = suppressed;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isEnabled() {
    return control.enabled();
  }

  @Override
  public Map<String, Long> getSuppressedErrors() {
    return suppressed.counts();
  }

  @Override
  public void enable() {
    Operations.run(control::enable);
  }

  @Override
  public void disable() {
    Operations.run(control::disable);
  }

  @Override
  public void reset() {
    Operations.run(control::reset);
  }
}
