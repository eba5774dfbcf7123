package glossary.agent.publish;

import glossary.agent.headers.HeaderPolicy;
import glossary.api.jmx.HeadersMXBean;

final class HeadersBean implements HeadersMXBean {
  private final HeaderPolicy policy;
  private final AgentControl control;

  HeadersBean(HeaderPolicy policy, AgentControl control) {
    this.policy = policy;
    this.control = control;
  }

  @Override
  public String getMode() {
    return policy.mode().label();
  }

  @Override
  public void setMode(String mode) {
    Operations.run(() -> control.headers(mode));
  }
}
