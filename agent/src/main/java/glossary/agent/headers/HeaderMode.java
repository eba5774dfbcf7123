package glossary.agent.headers;

/** How much the agent adds, from nothing to most. */
public enum HeaderMode {
  OFF("off"),
  SAFE("safe"),
  REPORT("report"),
  ENFORCE("enforce");

  private final String label;

  HeaderMode(String label) {
    this.label = label;
  }

  /** As in the options. */
  public String label() {
    return label;
  }

  /** Null if there is no such mode. */
  public static HeaderMode of(String label) {
    for (HeaderMode mode : values()) {
      if (mode.label.equals(label)) {
        return mode;
      }
    }
    return null;
  }
}
