package glossary.api.jmx;

/**
 * Names of the agent's beans. Where one is taken already, {@code ,instance=2} follows, and so on.
 */
public final class AgentObjectNames {
  public static final String REQUESTS = "glossary.agent:type=Requests";
  public static final String ERRORS = "glossary.agent:type=Errors";
  public static final String HEADERS = "glossary.agent:type=Headers";
  public static final String AGENT = "glossary.agent:type=Agent";

  private AgentObjectNames() {}
}
